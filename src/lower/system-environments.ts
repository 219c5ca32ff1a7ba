import {
  isBroker,
  isConsole,
  isEdge,
  isTracing,
  type Console as ConsoleNode,
  type EnvironmentSetting,
  type SystemSetting,
} from '../language/index.ts';
import { secondsOf } from '../model/quantities.ts';
import type { Console, EnvironmentName, SystemEnvironment } from '../model/system.ts';
import { optional } from './context.ts';
import { environmentSettings, oneOf } from './settings.ts';

interface SystemEnvironments {
  readonly base: SystemEnvironment;
  readonly each: Readonly<Record<EnvironmentName, SystemEnvironment>>;
}

/** What a system consists of besides its applications, in itself and in each environment. */
export function systemEnvironments(settings: readonly SystemSetting[], hasEvents: boolean): SystemEnvironments {
  const base: SystemEnvironment = {
    edge: 'none',
    console: { product: 'none', alerts: [] },
    tracing: 'none',
    broker: hasEvents ? 'kafka' : 'none',
    ...saidIn(settings),
  };
  const each = (name: EnvironmentName): SystemEnvironment => ({
    ...base,
    ...saidIn(environmentSettings(settings, name)),
  });
  return { base, each: { dev: each('dev'), test: each('test'), prod: each('prod') } };
}

function saidIn(settings: readonly (SystemSetting | EnvironmentSetting)[]): Partial<SystemEnvironment> {
  const monitoring = settings.find(isConsole);
  return {
    ...optional('edge', oneOf(['traefik', 'none'], settings.find(isEdge)?.product)),
    ...optional('console', monitoring && lowerConsole(monitoring)),
    ...optional('tracing', oneOf(['otlp', 'zipkin', 'none'], settings.find(isTracing)?.product)),
    ...optional('broker', oneOf(['kafka', 'rabbitmq', 'none'], settings.find(isBroker)?.product)),
  };
}

function lowerConsole(node: ConsoleNode): Console {
  return {
    product: oneOf(['elk', 'grafana', 'none'], node.product) ?? 'none',
    alerts: node.alerts.map((alert) => ({
      metric: oneOf(['errors', 'requests', 'latency', 'restarts'], alert.metric) ?? 'errors',
      above: Number(alert.threshold),
      seconds: secondsOf(alert.period) ?? 0,
      to: alert.address,
    })),
  };
}
