import type { Location } from '../../../language/index.ts';
import type { JdlAnnotation, JdlApplication, JdlEntity, JdlModel, JdlOption } from '../model.ts';
import { quoted } from '../msa.ts';
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

/** Entities always have these here; which microservice owns them is said elsewhere. */
const ALWAYS: readonly string[] = ['dto', 'service', 'microservice'];

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

/** Why an option has no counterpart; `undefined` when it has one. */
export function whyLeftOut(option: string): string | undefined {
  if (canonical(option) || ALWAYS.includes(option) || option === 'use') return undefined;
  return LEFT_OUT[option] ?? 'it has no counterpart';
}

/** `@columnName("x")`. */
export function annotationText({ name, value }: JdlAnnotation): string {
  return `@${name.text}${value ? `(${value.kind === 'text' ? quoted(value.text) : value.text})` : ''}`;
}

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
  const say = (known: Known, value: string, at: Location): void => {
    const former = said.get(known);
    if (former && former.value !== value && former.at.file === at.file)
      comments.push(report.changed(former.at, `${known} ${former.value}`, `the later \`${known} ${value}\` counts`));
    said.set(known, { value, at });
  };
  for (const { name, value } of entity.annotations) {
    const option = lowerFirst(name.text);
    const known = canonical(option);
    const why = whyLeftOut(option);
    if (known) say(known, value?.text ?? 'true', name.at);
    else if (why !== undefined && !ENTITY_ANNOTATIONS.has(option))
      comments.push(report.leftOut(name.at, annotationText({ name, value }), why));
  }
  for (const option of [...inOrder(model.options), ...inOrder(application?.options ?? [])]) {
    if (!applies(option, entity)) continue;
    const { name, values, list, at } = option;
    for (const value of values.length > 0 ? values : [{ text: 'true', at }]) {
      const [word, meant] = name.text === 'use' ? (USES[value.text] ?? ['dto', value.text]) : [name.text, value.text];
      const known = canonical(word);
      const why = whyLeftOut(word);
      if (known) say(known, meant, at);
      else if (why !== undefined && !list.all)
        comments.push(report.leftOut(at, meant === 'true' ? word : `${word} ${meant}`, why));
    }
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
