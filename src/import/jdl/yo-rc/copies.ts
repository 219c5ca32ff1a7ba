import { settingOf } from '../lookup.ts';
import type { JdlModel, Word } from '../model.ts';

/**
 * A gateway keeps copies of the entities of its microservices, so that several applications of JHipster tell of one entity:
 * what comes of a microservice counts, then what comes first.
 */
export function withoutCopies(
  model: JdlModel,
  inputs: readonly { readonly kind: string; readonly path: string }[],
): JdlModel {
  if (inputs.filter(({ kind }) => kind === 'yo-rc').length < 2) return model;
  const services = model.applications.filter(
    (each) => settingOf(each.settings, 'applicationType')?.value.text === 'microservice',
  );
  const folders = services.map(({ at }) => at.file.replace(/[^/\\]*$/, ''));
  const isOwn = ({ name }: { readonly name: Word }): boolean =>
    folders.some((folder) => name.at.file.startsWith(folder));
  return {
    ...model,
    entities: distinct(model.entities, ({ name }) => name.text, isOwn),
    enums: distinct(model.enums, ({ name }) => name.text, isOwn),
    relationships: distinct(
      model.relationships,
      ({ type, from, to }) => [type, from.entity, from.field, to.entity, to.field].map((word) => word?.text).join(),
      ({ from }) => isOwn({ name: from.entity }),
    ),
  };
}

/** One of each key: the first that is preferred, else the first. */
function distinct<T>(all: readonly T[], keyOf: (each: T) => string, isPreferred: (each: T) => boolean): readonly T[] {
  const chosen = new Map<string, T>();
  for (const each of [...all.filter(isPreferred), ...all]) if (!chosen.has(keyOf(each))) chosen.set(keyOf(each), each);
  return all.filter((each) => chosen.get(keyOf(each)) === each);
}
