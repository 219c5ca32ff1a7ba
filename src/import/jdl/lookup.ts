import type { JdlApplication, JdlConstant, JdlEntity, JdlEnum, JdlModel, JdlSetting, Word } from './model.ts';

/** The entities that JHipster brings along. */
const BUILT_IN_ENTITIES: readonly string[] = ['User', 'Authority'];

/** A model by the names that it declares; of what is declared twice, the first. */
export interface Lookup {
  readonly model: JdlModel;
  readonly entities: ReadonlyMap<string, JdlEntity>;
  readonly enums: ReadonlyMap<string, JdlEnum>;
  readonly constants: ReadonlyMap<string, JdlConstant>;
  /** By `baseName`. */
  readonly applications: ReadonlyMap<string, JdlApplication>;
}

export function lookupOf(model: JdlModel): Lookup {
  return {
    model,
    entities: byName(model.entities),
    enums: byName(model.enums),
    constants: byName(model.constants),
    applications: firstOf(model.applications, (application) => baseName(application)),
  };
}

/** What JHipster calls an application that does not say. */
const DEFAULT_BASE_NAME = 'jhipster';

export function baseName(application: JdlApplication): string {
  return settingOf(application.settings, 'baseName')?.value.text ?? DEFAULT_BASE_NAME;
}

/** The last one said counts. */
export function settingOf(settings: readonly JdlSetting[], key: string): JdlSetting | undefined {
  return settings.findLast((setting) => setting.key.text === key);
}

/** Whether JHipster brings the entity along; what a model says of its fields has no effect. */
export function isBuiltIn(name: string): boolean {
  return BUILT_IN_ENTITIES.includes(name);
}

function byName<T extends { readonly name: Word }>(all: readonly T[]): Map<string, T> {
  return firstOf(all, (each) => each.name.text);
}

function firstOf<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const each of all) if (!map.has(keyOf(each))) map.set(keyOf(each), each);
  return map;
}
