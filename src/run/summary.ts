import type { System } from '../backends/common/subset/model.ts';
import type { Profile } from './environment.ts';
import type { RunningSystem } from './running-system.ts';

/** What a person needs to use a system that has just been started: addresses, users, and how to stop it. */
export function summary(system: System, running: RunningSystem, profile: Profile): string {
  const addresses = running.instances.map((instance) => [
    instance.number === 1 ? instance.application : `${instance.application} ${instance.number}`,
    instance.kind,
    instance.url,
  ]);
  const doors = running.instances.filter(({ kind }) => kind === 'gateway').map(({ url }) => url);
  const lines = [
    `${system.name} runs:`,
    '',
    ...table(['application', 'kind', 'address'], addresses),
    '',
    'Sign in as:',
    '',
    ...table(['user', 'password'], users(system, running.environment, profile)),
    '',
    ...(doors.length > 0 ? [`Open ${doors.join(' or ')}; press Ctrl-C to stop.`] : ['Press Ctrl-C to stop.']),
  ];
  return lines.join('\n');
}

function users(system: System, environment: Readonly<Record<string, string>>, profile: Profile): string[][] {
  const { ADMIN_PASSWORD: admin = '', DEV_USERS_PASSWORD: others = '' } = environment;
  const testUsers = profile === 'dev' && others ? system.roles.filter(({ builtIn }) => !builtIn) : [];
  return [['admin', admin], ...testUsers.map(({ name }) => [name.toLowerCase(), others])];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
