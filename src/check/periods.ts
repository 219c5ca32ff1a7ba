import { locationOf, type Alert, type Limit } from '../language/index.ts';
import { secondsOf } from '../model/quantities.ts';
import { replace, type Context } from './context.ts';
import * as say from './generated/catalogue.ts';

const LONGEST_PERIOD = 86_400;

/** The time in which something is counted: 1 second to 1 day. */
export function checkPeriod(node: Alert | Limit, context: Context): void {
  const { period } = node;
  if (period === undefined) return;
  const seconds = /^\d{1,9}[smhd]$/.test(period) ? (secondsOf(period) ?? 0) : 0;
  if (seconds >= 1 && seconds <= LONGEST_PERIOD) return;
  const nearest = periodMeant(period);
  context.report(locationOf(node, 'period'), say.badPeriod({ period, nearest }), {
    edits: nearest === undefined ? [] : [replace(nearest, node, 'period')],
  });
}

/** `5min` as `5m`, `1hour` as `1h`: other ways to write a unit. */
function periodMeant(period: string): string | undefined {
  const [, number = '', word = ''] = /^([1-9]\d{0,4})([A-Za-z]+)$/.exec(period) ?? [];
  const unit = /^(s|m|h|d)(?:ec(?:ond)?s?|in(?:ute)?s?|rs?|ours?|ays?)?$/.exec(word.toLowerCase())?.[1];
  const meant = number + unit;
  return unit !== undefined && (secondsOf(meant) ?? 0) <= LONGEST_PERIOD ? meant : undefined;
}
