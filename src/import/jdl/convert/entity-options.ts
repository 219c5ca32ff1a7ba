import type { Location } from '../../../language/index.ts';
import type { JdlApplication, JdlEntity, JdlModel, JdlOption } from '../model.ts';
import type { Report } from '../report.ts';

/** What the options and annotations say of one entity, in one application. */
export interface EntityOptions {
  readonly paginate?: Said | undefined;
  readonly search?: Said | undefined;
  readonly filter?: Said | undefined;
  readonly readOnly?: Said | undefined;
  readonly skipClient?: Said | undefined;
  /** Lines for what has no counterpart. */
  readonly comments: readonly string[];
}

interface Said {
  /** `true` where an option takes no value. */
  readonly value: string;
  readonly at: Location;
}

type Known = 'paginate' | 'search' | 'filter' | 'readOnly' | 'skipClient';

/** Entities always have these here. */
export const ALWAYS: readonly string[] = ['dto', 'service', 'microservice'];

const LEFT_OUT: Readonly<Record<string, string>> = {
  skipServer: 'an entity of the client alone cannot be emitted',
  noFluentMethod: 'emitted entities follow the house style',
  fluentMethods: 'emitted entities follow the house style',
  embedded: 'write a `value` for fields that stand inside other entities',
  clientRootFolder: 'pages lie where msac puts them',
  angularSuffix: 'emitted names follow the house style',
  angularJSSuffix: 'emitted names follow the house style',
  changelogDate: "migrations are Flyway's, and msac dates none",
};

/** What `use` is short for. */
const USES: Readonly<Record<string, readonly [option: string, value: string]>> = {
  pagination: ['paginate', 'pagination'],
  pager: ['paginate', 'pagination'],
  'infinite-scroll': ['paginate', 'infinite-scroll'],
  elasticsearch: ['search', 'elasticsearch'],
  elasticSearch: ['search', 'elasticsearch'],
  couchbase: ['search', 'couchbase'],
};

/** Words before values before `use`, those of the application after those of all: the last one counts. */
export function optionsOf(
  entity: JdlEntity,
  application: JdlApplication | undefined,
  model: JdlModel,
  report: Report,
): EntityOptions {
  const said = new Map<Known, Said>();
  const comments: string[] = [];
  const say = (name: string, value: string, at: Location, noComment = false): void => {
    const known = canonical(name);
    if (known) {
      const former = said.get(known);
      if (former && former.value !== value && former.at.file === at.file)
        comments.push(report.changed(former.at, `${name} ${former.value}`, `the later \`${name} ${value}\` counts`));
      said.set(known, { value, at });
    } else if (!ALWAYS.includes(name) && name !== 'use') {
      const text = value === 'true' ? name : `${name} ${value}`;
      const why = LEFT_OUT[name] ?? LEFT_OUT[lowerFirst(name)] ?? 'no counterpart';
      const comment = report.leftOut(at, text, why);
      if (!noComment) comments.push(comment);
    }
  };
  for (const { name, value } of entity.annotations) {
    if (ENTITY_ANNOTATIONS.has(lowerFirst(name.text))) continue;
    say(lowerFirst(name.text), value?.text ?? 'true', name.at);
  }
  for (const option of [...inOrder(model.options), ...inOrder(application?.options ?? [])]) {
    if (!applies(option, entity)) continue;
    const all = option.list.all;
    if (option.name.text === 'use') {
      for (const { text, at } of option.values) {
        const [name, value] = USES[text] ?? ['dto', text];
        say(name, value, at);
      }
    } else say(option.name.text, option.values[0]?.text ?? 'true', option.at, all);
  }
  for (const option of [...model.options, ...(application?.options ?? [])])
    if (option.name.text === 'search' && option.list.except.some(({ text }) => text === entity.name.text))
      said.set('search', { value: 'no', at: option.at });
  return { ...Object.fromEntries(said), comments };
}

/** Annotations that are looked at elsewhere. */
const ENTITY_ANNOTATIONS = new Set(['adminEntity']);

function canonical(name: string): Known | undefined {
  if (name === 'pagination') return 'paginate';
  return name === 'paginate' || name === 'search' || name === 'filter' || name === 'readOnly' || name === 'skipClient'
    ? name
    : undefined;
}

function inOrder(options: readonly JdlOption[]): readonly JdlOption[] {
  return [...options].sort((left, right) => rankOf(left) - rankOf(right));
}

function rankOf({ name, values }: JdlOption): number {
  return name.text === 'use' ? 2 : Math.min(values.length, 1);
}

function applies({ list }: JdlOption, { name }: JdlEntity): boolean {
  if (list.except.some(({ text }) => text === name.text)) return false;
  return list.all || list.names.some(({ text }) => text === name.text);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
