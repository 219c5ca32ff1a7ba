import { locationOf, type Alert, type Limit } from '../language/index.ts';
import { secondsOf } from '../model/quantities.ts';
import type { Context } from './context.ts';
import * as say from './generated/catalogue.ts';

const LONGEST_PERIOD = 86_400;

/** The time in which something is counted: 1 second to 1 day. */
export function checkPeriod(node: Alert | Limit, context: Context): void {
  const { period } = node;
  if (period === undefined) return;
  const seconds = /^\d{1,9}[smhd]$/.test(period) ? (secondsOf(period) ?? 0) : 0;
  if (seconds < 1 || seconds > LONGEST_PERIOD) context.report(locationOf(node, 'period'), say.badPeriod({ period }));
}
