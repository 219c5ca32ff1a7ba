import { settingOf } from '../lookup.ts';
import type { JdlApplication, JdlSetting, Word } from '../model.ts';
import { block, line, type Block, type Element, type Line } from '../msa.ts';
import type { Report } from '../report.ts';
import { UNSUPPORTED_SETTINGS } from '../settings.ts';
import { languageOf } from './languages.ts';
import type { Planned } from './plan.ts';

/** An application's settings, one by one. */
export class ApplicationSettings {
  readonly comments: string[] = [];
  readonly #jdl: JdlApplication | undefined;
  readonly #planned: Planned;
  readonly #report: Report;

  constructor(planned: Planned, report: Report) {
    this.#planned = planned;
    this.#jdl = planned.jdl;
    this.#report = report;
    this.#leaveOut();
  }

  /** The last one said counts. */
  #get(key: string): Word | undefined {
    return this.#jdl && settingOf(this.#jdl.settings, key)?.value;
  }

  /** A setting of data: of entities that move out of a gateway, what the gateway says counts. */
  #getData(key: string): Word | undefined {
    const { jdl, from } = this.#planned;
    const owner = jdl ?? from;
    return owner && settingOf(owner.settings, key)?.value;
  }

  get #ownsData(): boolean {
    return this.#planned.kind === 'microservice' || this.#planned.kind === 'monolith';
  }

  /** For its entities, or for the accounts of those who sign in there. */
  get #needsDatabase(): boolean {
    const { kind, entities } = this.#planned;
    const keepsAccounts = !['oauth2', 'uaa'].includes(this.authentication?.text ?? 'jwt');
    return entities.length > 0 || kind === 'uaa' || (kind !== 'microservice' && keepsAccounts);
  }

  /** As the JDL has it: `oauth2`, `jwt`, `session`, `uaa`. */
  get authentication(): Word | undefined {
    return this.#get('authenticationType');
  }

  get uaa(): string | undefined {
    return this.#get('uaaBaseName')?.text;
  }

  /** `consul`, `eureka`, `none`; `undefined` for what needs none. */
  get discovery(): { readonly kind: string; readonly word?: Word | undefined } | undefined {
    const word = this.#get('serviceDiscoveryType');
    if (word) return { kind: isOff(word.text) ? 'none' : word.text, word };
    const { kind } = this.#planned;
    return kind === 'gateway' || kind === 'microservice' ? { kind: 'consul' } : undefined;
  }

  get build(): string {
    return this.#get('buildTool')?.text ?? 'maven';
  }

  get broker(): string | undefined {
    const word = this.#get('messageBroker');
    if (!word || isOff(word.text)) return undefined;
    if (word.text === 'kafka') return 'kafka';
    this.#leftOut(word, `messageBroker ${word.text}`, 'brokers are kafka and rabbitmq');
    return undefined;
  }

  get package(): Word | undefined {
    return this.#get('packageName');
  }

  /** The production database. */
  database(): string {
    const type = this.#getData('databaseType');
    const prod = this.#getData('prodDatabaseType');
    const wanted = type && type.text !== 'sql' ? type : prod;
    if (!wanted) return 'postgresql';
    const known = DATABASES[wanted.text];
    if (known !== undefined && !(known === 'none' && this.#needsDatabase)) return known;
    const why =
      known === 'none'
        ? 'rows and accounts need a database: postgresql here'
        : 'databases are relational: postgresql here';
    this.#changed(wanted, `${type === wanted ? 'databaseType' : 'prodDatabaseType'} ${wanted.text}`, why);
    return 'postgresql';
  }

  /** The language of the pages first. */
  languages(): readonly string[] {
    const native = this.#get('nativeLanguage');
    const others = this.#jdl && settingOf(this.#jdl.settings, 'languages')?.value;
    const translated = this.#get('enableTranslation')?.text !== 'false';
    const words = [...(native ? [native] : []), ...(translated ? (others?.items ?? []) : [])];
    const codes = words.flatMap((word) => {
      const code = languageOf(word.text);
      if (code === undefined) this.#leftOut(word, `language ${word.text}`, 'its code is unknown');
      return code ?? [];
    });
    const all = [...new Set(native || codes.length === 0 ? codes : ['en', ...codes])];
    return all.length === 1 && all[0] === 'en' ? [] : all;
  }

  port(): readonly Line[] {
    return this.ownPort === undefined ? [] : [line(`port ${this.ownPort}`)];
  }

  get ownPort(): number | undefined {
    const word = this.#get('serverPort');
    return word && Number(word.text);
  }

  /** Pages stand in gateways and monoliths; JHipster's are Angular's unless said otherwise. */
  client(languages: readonly string[]): readonly Line[] {
    const word = this.#get('clientFramework');
    const skipped = this.#get('skipClient')?.text === 'true';
    const { kind } = this.#planned;
    if (kind !== 'gateway' && kind !== 'monolith') {
      if (word && !isOff(word.text)) this.#leftOut(word, `clientFramework ${word.text}`, 'pages stand in gateways');
      return [];
    }
    if (skipped || !this.#jdl || (word && isOff(word.text))) return [];
    let framework = word?.text.replace(/^angular.*$/, 'angular') ?? 'angular';
    if (word && framework !== 'angular' && framework !== 'react') {
      this.#changed(word, `clientFramework ${word.text}`, 'clients are react and angular: react here');
      framework = 'react';
    }
    return [
      line(languages.length > 0 ? `client ${framework} { languages ${languages.join(', ')} }` : `client ${framework}`),
    ];
  }

  cache(): readonly Line[] {
    const word = this.#get('cacheProvider');
    if (!word || isOff(word.text)) return [];
    const [cache, why] = CACHES[word.text] ?? [word.text];
    if (why !== undefined) this.#changed(word, `cacheProvider ${word.text}`, why);
    return [line(`cache ${cache}`)];
  }

  search(searched: boolean): readonly Line[] {
    if (!this.#ownsData) return [];
    const word = this.#getData('searchEngine');
    if (word && word.text !== 'elasticsearch' && !isOff(word.text))
      this.#changed(word, `searchEngine ${word.text}`, 'the search engine is elasticsearch');
    return searched || (word && !isOff(word.text)) ? [line('search elasticsearch')] : [];
  }

  /** Settings of development: H2 is the default there. */
  development(): readonly Line[] {
    const word = this.#getData('devDatabaseType');
    const known = word && DATABASES[word.text];
    if (!known || word.text.startsWith('h2') || known === 'none') return [];
    return [line(`dev { database ${known} }`)];
  }

  /** The manual routes of a gateway: `"service:host:port"`. */
  routes(known: ReadonlySet<string>): readonly Line[] {
    const value = this.#jdl && settingOf(this.#jdl.settings, 'routes')?.value;
    for (const item of value?.items ?? []) {
      const [name = '', host] = item.text.split(':');
      if (!known.has(name)) this.#leftOut(item, `route ${item.text}`, 'there is no such microservice');
      else if (host !== undefined) this.#changed(item, `route ${item.text}`, 'the address comes from `discovery`');
    }
    const names = this.#planned.routes.map((service) => service.name);
    return names.length > 0 ? [line(`route ${names.join(', ')}`)] : [];
  }

  #leaveOut(): void {
    const jdl = this.#jdl;
    if (!jdl) return;
    for (const { text, at } of jdl.blueprints)
      this.comments.push(this.#report.leftOut(at, text, 'there are no blueprints, and no such setting'));
    for (const setting of jdl.settings) this.#leaveOutSetting(setting, jdl);
  }

  #leaveOutSetting({ key, value }: JdlSetting, jdl: JdlApplication): void {
    const text = `${key.text} ${value.kind === 'text' ? `"${value.text}"` : value.text}`;
    if (settingOf(jdl.settings, key.text)?.value !== value) {
      this.comments.push(this.#report.leftOut(key.at, text, `\`${key.text}\` is said again, and the last one counts`));
      return;
    }
    const unsupported = UNSUPPORTED_SETTINGS[key.text];
    if (!unsupported || unsupported.same?.includes(value.text)) return;
    const shown = SECRETS.has(key.text) ? `${key.text} "…"` : text;
    this.comments.push(this.#report.leftOut(key.at, shown, unsupported.why));
  }

  #leftOut({ at }: Word, what: string, why: string): void {
    this.comments.push(this.#report.leftOut(at, what, why));
  }

  #changed({ at }: Word, what: string, why: string): void {
    this.comments.push(this.#report.changed(at, what, why));
  }
}

/** Never repeated, wherever it may be read. */
const SECRETS = new Set(['jwtSecretKey', 'rememberMeKey']);

const DATABASES: Readonly<Record<string, string | undefined>> = {
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  oracle: 'oracle',
  mssql: 'sqlserver',
  h2Disk: 'h2',
  h2Memory: 'h2',
  no: 'none',
  false: 'none',
};

const CACHES: Readonly<Record<string, readonly [cache: string, why?: string]>> = {
  ehcache: ['caffeine', 'the cache of one process is caffeine'],
  infinispan: ['hazelcast', 'shared caches are redis and hazelcast: hazelcast here'],
  memcached: ['redis', 'shared caches are redis and hazelcast: redis here'],
};

export function isOff(text: string): boolean {
  return text === 'no' || text === 'false' || text === 'none';
}

/** An application as a block. */
export function applicationBlock(
  { kind, name, jdl, comments }: Planned,
  lines: readonly Line[],
  rest: readonly (readonly Element[])[],
  more: readonly string[],
): Block {
  return block(`${kind} ${name}`, [lines, ...rest], {
    documentation: jdl?.documentation,
    comments: [...(jdl?.comments ?? []), ...comments, ...more],
  });
}
