import type { Diagnostic } from '../../../check/diagnostic.ts';
import { Source } from '../../../language/source.ts';
import type { TextFile } from '../input.ts';
import { emptyModel, type JdlApplication, type JdlEnum, type JdlModel, type JdlSetting, type Word } from '../model.ts';
import type { Parsed } from '../parser/parse.ts';
import { problem } from '../problem.ts';
import { APPLICATION_SETTINGS, UNSUPPORTED_SETTINGS } from '../settings.ts';
import { EntityReader } from './entity.ts';
import { readJson, type Json } from './json.ts';

const NAMESPACE = 'generator-jhipster';

/** Reads what JHipster itself keeps of an application: its `.yo-rc.json`, and a file for each entity. */
export function readYoRc({ path, text, entities }: TextFile & { readonly entities: readonly TextFile[] }): Parsed {
  const { root, problems } = readJson(path, text);
  const files = entities.map((file) => ({ file, ...readJson(file.path, file.text) }));
  const broken = [...problems, ...files.flatMap((each) => each.problems)];
  if (broken.length > 0) return { model: emptyModel(), problems: broken };
  const config = root?.get(NAMESPACE);
  if (!config?.isObject) {
    const at = new Source(path, text).location(0, 0);
    return {
      model: emptyModel(),
      problems: [problem(at, `This is no application of JHipster: it has no \`${NAMESPACE}\`.`)],
    };
  }
  const wrong = files.flatMap(({ root: json }) => (json ? wrongEntity(json) : []));
  if (wrong.length > 0) return { model: emptyModel(), problems: wrong };
  const order = (config.get('entities')?.items() ?? []).map((item) => item.plain);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const readers = files
    .flatMap(({ file, root: json }) => (json ? [new EntityReader(json, nameOf(file.path))] : []))
    .sort((left, right) => place(left.name) - place(right.name));
  const model: JdlModel = {
    ...emptyModel(),
    applications: [
      applicationOf(
        config,
        readers.map((reader) => reader.name),
      ),
    ],
    entities: readers.map((reader) => reader.entity()),
    enums: uniqueEnums(readers.flatMap((reader) => reader.enums())),
    relationships: readers.flatMap((reader) => reader.relationships(readers)),
  };
  return { model, problems: [] };
}

/** What has another form than JHipster gives it would be lost without a word. */
function wrongEntity(json: Json): readonly Diagnostic[] {
  if (!json.isObject) return [problem(json.at, 'This is no entity of JHipster: it is no object.')];
  const lists = ['fields', 'relationships'].flatMap((key) => json.get(key) ?? []);
  const fields = json.get('fields')?.items() ?? [];
  return [
    ...lists.filter(({ isList }) => !isList).map(({ at }) => problem(at, 'A list belongs here.')),
    ...fields
      .filter((field) => !field.text('fieldName') || !field.text('fieldType'))
      .map(({ at }) => problem(at, 'A field needs a `fieldName` and a `fieldType`.')),
  ];
}

/** `.jhipster/Product.json` → `Product`. */
function nameOf(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.json$/, '');
}

/** Matters of Yeoman and of the generator's own memory, which no one has written. */
const IGNORED = new Set(
  (
    'entities appsFolders promptValues entitiesToGenerate defaultCommand applicationIndex dasherizedBaseName ' +
    'humanizedBaseName packageFolder mainClass jhiTablePrefix nodeVersion creationTimestamp jhipsterVersion lastLiquibaseDate'
  ).split(' '),
);

function applicationOf(config: Json, names: readonly string[]): JdlApplication {
  const known = new Set<string>([...APPLICATION_SETTINGS, ...Object.keys(UNSUPPORTED_SETTINGS)]);
  const settings: JdlSetting[] = [];
  const blueprints: Word[] = [];
  for (const [key, json] of config.entries()) {
    if (IGNORED.has(key.text)) continue;
    if (known.has(key.text)) settings.push({ key, value: json.value() });
    else blueprints.push({ text: `${key.text} ${json.plain.slice(0, 60)}`, at: key.at });
  }
  const at = config.at;
  const words = names.map((text) => ({ text, at }));
  return {
    at,
    comments: [],
    settings,
    blueprints,
    entities: { all: false, names: words, except: [], at },
    options: [],
  };
}

/** An enum that several fields have stands in the file of each. */
function uniqueEnums(enums: readonly JdlEnum[]): readonly JdlEnum[] {
  return [...new Map(enums.toReversed().map((each) => [each.name.text, each])).values()].toReversed();
}
