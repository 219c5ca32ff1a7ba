import type { Word } from '../model.ts';
import { line, quoted, type Line } from '../msa.ts';
import type { Report } from '../report.ts';
import type { ApplicationSettings } from './applications.ts';
import type { Planned } from './plan.ts';

/** An application with what its settings say. */
export interface Configured {
  readonly planned: Planned;
  readonly settings: ApplicationSettings;
}

/** Where JHipster's Keycloak of development is: the issuer that `oauth2` means until another is written. */
const DEVELOPMENT_ISSUER = 'http://localhost:9080/realms/jhipster';

/** What the system says for all of its applications, and what one of them says otherwise. */
export interface SystemLines {
  readonly lines: readonly Line[];
  readonly comments: readonly string[];
  /** Statements of applications that differ from the system's. */
  readonly own: ReadonlyMap<Planned, readonly Line[]>;
  /** The languages of all clients, when they are the same and said once. */
  readonly languages: readonly string[] | undefined;
}

/**
 * @param registry name of the registry, where there is one
 * @param uaa name of the uaa, where there is one
 */
export function systemLines(
  applications: readonly Configured[],
  { registry, uaa }: { readonly registry: string | undefined; readonly uaa: string | undefined },
  report: Report,
): SystemLines {
  const comments: string[] = [];
  const own = new Map<Planned, Line[]>(applications.map(({ planned }) => [planned, []]));
  const lines = [...packageLine(applications, comments, report)];
  const builds = applications.filter(({ planned }) => planned.jdl).map(({ settings }) => settings.build);
  const build = mostCommon(builds);
  if (build !== undefined && build !== 'maven') lines.push(line(`build ${build}`));
  for (const { settings, planned } of applications)
    if (planned.jdl && settings.build !== build)
      comments.push(
        report.changed(planned.jdl.at, `buildTool ${settings.build}`, `the whole system is built by ${build}`),
      );
  lines.push(...authLines(applications, uaa, own, comments, report));
  lines.push(...discoveryLine(applications, registry, comments, report));
  if (applications.some(({ settings }) => settings.broker === 'kafka')) lines.push(line('broker kafka'));
  lines.push(...databaseLines(applications, own));
  const languages = commonLanguages(applications);
  if (languages && languages.length > 0) lines.push(line(`languages ${languages.join(', ')}`));
  return { lines, comments, own, languages };
}

/** `com.acme.shop.store` of an application `store` is what the system's `com.acme.shop` makes of it. */
function packageLine(applications: readonly Configured[], comments: string[], report: Report): readonly Line[] {
  const named = applications.flatMap(({ planned, settings }) => {
    const word = settings.package;
    return word ? [{ name: planned.name, word, base: baseOf(word, planned.name) }] : [];
  });
  const base = mostCommon(named.map((each) => each.base));
  if (base === undefined) return [];
  for (const { name, word } of named) {
    const becomes = `${base}.${partOf(name)}`;
    if (becomes !== word.text) comments.push(report.changed(word.at, `packageName ${word.text}`, `is ${becomes} here`));
  }
  return [line(`package ${base}`)];
}

function baseOf({ text }: Word, application: string): string {
  const parts = text.split('.');
  return parts.length > 1 && parts.at(-1) === partOf(application) ? parts.slice(0, -1).join('.') : text;
}

function partOf(application: string): string {
  return application.toLowerCase().replaceAll('-', '');
}

function authLines(
  applications: readonly Configured[],
  uaa: string | undefined,
  own: ReadonlyMap<Planned, Line[]>,
  comments: string[],
  report: Report,
): readonly Line[] {
  const signing = applications.filter(({ planned: { jdl, kind } }) => jdl && kind !== 'uaa' && kind !== 'registry');
  const said = signing.flatMap(({ planned, settings }) => {
    const word = settings.authentication;
    return word
      ? [{ planned, word, auth: sharesTokens({ planned, settings }) && uaa ? uaa : authOf(word.text, uaa) }]
      : [];
  });
  const auth = mostCommon(said.map((each) => each.auth)) ?? uaa ?? 'jwt';
  for (const each of said) if (each.auth !== auth) own.get(each.planned)?.push(line(`auth ${each.auth}`));
  for (const { planned, settings } of signing)
    if (!settings.authentication && auth !== 'jwt' && auth !== uaa && planned.jdl)
      comments.push(
        report.changed(planned.jdl.at, `${planned.name} without authenticationType`, `has ${auth}, as the others`),
      );
  const oauth2 = said.find(({ word }) => word.text === 'oauth2')?.word;
  if (oauth2)
    comments.push(
      report.changed(
        oauth2.at,
        'authenticationType oauth2',
        "oidc with the issuer of JHipster's Keycloak: write your own",
      ),
    );
  return [line(`auth ${auth}`)];
}

/** A gateway or a service whose tokens are signed with a key that all know: the default of JHipster. */
export function sharesTokens({ planned: { kind, jdl }, settings }: Configured): boolean {
  const serves = kind === 'gateway' || kind === 'microservice';
  return serves && jdl !== undefined && (settings.authentication?.text ?? 'jwt') === 'jwt';
}

function authOf(type: string, uaa: string | undefined): string {
  if (type === 'oauth2') return `oidc ${quoted(DEVELOPMENT_ISSUER)}`;
  return type === 'uaa' ? (uaa ?? 'jwt') : type;
}

function discoveryLine(
  applications: readonly Configured[],
  registry: string | undefined,
  comments: string[],
  report: Report,
): readonly Line[] {
  const all = applications.flatMap(({ planned, settings }) => {
    const found = settings.discovery;
    return found ? [{ planned, ...found }] : [];
  });
  const explicit = all.filter(({ word }) => word);
  const said = explicit.length > 0 ? explicit : all;
  const kind =
    mostCommon(said.filter(({ planned }) => planned.kind !== 'monolith').map((each) => each.kind)) ?? said[0]?.kind;
  if (kind === undefined) return [];
  for (const each of said)
    if (each.kind !== kind && each.word)
      comments.push(
        report.changed(each.word.at, `serviceDiscoveryType ${each.word.text}`, `the whole system has ${kind}`),
      );
  if (kind === 'eureka') return registry === undefined ? [] : [line(`discovery ${registry}`)];
  const alone = kind === 'none' && said.every(({ planned }) => planned.kind === 'monolith');
  return alone ? [] : [line(`discovery ${kind}`)];
}

/** Said once when all are the same; a system of one application says it there. */
function databaseLines(applications: readonly Configured[], own: ReadonlyMap<Planned, Line[]>): readonly Line[] {
  const said = applications
    .filter(({ planned }) => planned.kind !== 'registry')
    .map(({ planned, settings }) => ({ planned, database: settings.database() }));
  const [first] = said;
  if (said.length > 1 && first && said.every(({ database }) => database === first.database))
    return [line(`database ${first.database}`)];
  for (const { planned, database } of said) own.get(planned)?.push(line(`database ${database}`));
  return [];
}

function commonLanguages(applications: readonly Configured[]): readonly string[] | undefined {
  const clients = applications.filter(
    ({ planned }) => planned.jdl && (planned.kind === 'gateway' || planned.kind === 'monolith'),
  );
  const all = clients.map(({ settings }) => settings.languages());
  const [first] = all;
  return first && all.every((each) => each.join() === first.join()) ? first : undefined;
}

/** The first of the most common. */
function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return values.find((value) => counts.get(value) === most);
}
