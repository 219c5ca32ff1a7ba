import type { Diagnostic } from '../../../check/diagnostic.ts';
import { listed } from '../../../check/listed.ts';
import { nearest } from '../../../language/nearest.ts';
import { baseName, type Lookup } from '../lookup.ts';
import type { EntityList, JdlAnnotation, JdlOption, Word } from '../model.ts';
import { problem } from '../problem.ts';
import { wrongEntity } from './relations.ts';

const PAGINATION = ['pagination', 'infinite-scroll', 'pager', 'no'];

/** What the options of entities take; those that are not here take any text. `true` and `false` are from older versions. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  dto: ['mapstruct', 'no', 'any'],
  service: ['serviceClass', 'serviceImpl', 'no', 'any'],
  paginate: PAGINATION,
  pagination: PAGINATION,
  search: ['elasticsearch', 'couchbase', 'no', 'false'],
  use: 'mapstruct serviceClass serviceImpl pagination infinite-scroll elasticsearch couchbase pager elasticSearch'.split(
    ' ',
  ),
};

/** Options for entities that do not exist, with values that they do not take. */
export function wrongOptions(lookup: Lookup): readonly Diagnostic[] {
  const { applications, entities, options } = lookup.model;
  return [
    ...entities.flatMap(({ annotations }) => annotations.flatMap((annotation) => wrongAnnotation(annotation, lookup))),
    ...options.flatMap((option) => wrongOption(option, lookup)),
    ...applications.flatMap((application) => [
      ...application.options.flatMap((option) => wrongOption(option, lookup)),
      ...(application.entities ? wrongList(application.entities, lookup) : []),
    ]),
  ];
}

function wrongOption(option: JdlOption, lookup: Lookup): readonly Diagnostic[] {
  const { name, values, list } = option;
  return [...wrongList(list, lookup), ...values.flatMap((value) => wrongValue(name.text, value, lookup))];
}

/** `@dto(mapstruct)` is the option `dto` of that entity. */
function wrongAnnotation({ name, value }: JdlAnnotation, lookup: Lookup): readonly Diagnostic[] {
  const option = name.text.charAt(0).toLowerCase() + name.text.slice(1);
  return value && option !== 'microservice' ? wrongValue(option, value, lookup) : [];
}

function wrongList({ names, except }: EntityList, lookup: Lookup): readonly Diagnostic[] {
  return [...names, ...except].flatMap((name) => wrongEntity(name, lookup));
}

function wrongValue(option: string, value: Word, lookup: Lookup): readonly Diagnostic[] {
  if (option === 'microservice') return wrongService(value, lookup);
  const known = VALUES[option];
  if (!known || known.includes(value.text)) return [];
  const near = nearest(value.text, known);
  const help = near ? `Did you mean \`${near}\`?` : `It takes ${listed(known.slice(0, 7)) ?? ''}.`;
  return [problem(value.at, `\`${option}\` takes no \`${value.text}\`.`, help)];
}

/** An application that is declared elsewhere cannot be told from one that is misspelt, unless there are none at all. */
function wrongService({ text, at }: Word, { applications, model }: Lookup): readonly Diagnostic[] {
  if (model.applications.length === 0 || applications.has(text)) return [];
  const names = model.applications.map(baseName);
  const near = nearest(text, names);
  const help = near ? `Did you mean \`${near}\`?` : `There are ${listed(names) ?? 'others'}.`;
  return [problem(at, `There is no application \`${text}\`.`, help)];
}
