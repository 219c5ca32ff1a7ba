/** Settings that applications of several kinds have. */
import type * as model from '../../../model/system.ts';
import type { Notes } from './notes.ts';
import { instancesInWords } from './words.ts';

const ENVIRONMENTS: readonly model.EnvironmentName[] = ['dev', 'test', 'prod'];
const ONE: model.Instances = { min: 1, max: 1 };

type Settings = Pick<model.Registry, 'name' | 'port' | 'instances' | 'resources' | 'secrets' | 'environments'> &
  Partial<Pick<model.Microservice, 'database' | 'storage' | 'cache' | 'search'>>;

type BuiltSettings = Pick<model.Registry, 'instances' | 'secrets' | 'environments'>;

/** What every application is built with, whatever it says: one instance, on PostgreSQL, embedded while people work on it. */
export function reduceSettings(
  { isComposed }: { readonly isComposed: boolean },
  application: Settings,
  notes: Notes,
): BuiltSettings {
  noteSettings(application, notes);
  // What a machine is to give means nothing where no target says what the machine is.
  if (isComposed) noteRoom(application, notes);
  for (const name of ENVIRONMENTS) noteEnvironment(application, name, notes);
  return {
    instances: ONE,
    secrets: [],
    environments: {
      dev: builtEnvironment(application, 'dev'),
      test: builtEnvironment(application, 'test'),
      prod: builtEnvironment(application, 'prod'),
    },
  };
}

function noteSettings(application: Settings, notes: Notes): void {
  const { instances, secrets, database, cache, search } = application;
  if (!same(instances, ONE))
    notes.add(application, 'instances', instancesInWords(instances), 'one is started, and others only by hand');
  if (secrets.length > 0)
    notes.add(application, 'secrets', 'secret', '`.env` does not ask for it, and no container is given it');
  if (database !== undefined && database !== 'postgresql')
    notes.add(application, 'database', `database ${database}`, 'PostgreSQL takes its place');
  if (cache !== undefined && cache !== 'none')
    notes.add(application, 'cache', `cache ${cache}`, 'every read goes to the database');
  if (search !== undefined && search !== 'none')
    notes.add(application, 'search', `search ${search}`, 'nothing is indexed for it');
}

function noteRoom(application: Settings, notes: Notes): void {
  const { resources, storage, environments } = application;
  const reserved = 'containers take what the machine gives';
  const room = 'databases take the room that they need';
  if (resources) notes.add(application, 'resources', 'resources', reserved);
  if (storage !== undefined) notes.add(application, 'storage', 'storage', room);
  const { prod } = environments;
  if (prod.resources && !same(prod.resources, resources))
    notes.add(application, 'environments', 'prod { resources }', reserved);
  if (prod.storage !== undefined && prod.storage !== storage)
    notes.add(application, 'environments', 'prod { storage }', room);
}

/** What an environment is like, whatever the model says. */
function builtEnvironment(application: Settings, name: model.EnvironmentName): model.ApplicationEnvironment {
  return {
    port: application.port,
    instances: ONE,
    ...(application.database !== undefined && { database: name === 'prod' ? 'postgresql' : 'h2' }),
    ...(application.cache !== undefined && { cache: 'none' }),
    ...(application.search !== undefined && { search: 'none' }),
  };
}

/** Names what an environment says of itself: what is neither so anyway nor said of the application already. */
function noteEnvironment(application: Settings, name: model.EnvironmentName, notes: Notes): void {
  const said = application.environments[name];
  const built = builtEnvironment(application, name);
  const note = (setting: string): void =>
    notes.add(application, 'environments', `${name} { ${setting} }`, 'no environment differs in it');
  if (said.port !== application.port) note(`port ${said.port}`);
  if (!same(said.instances, built.instances) && !same(said.instances, application.instances))
    note(instancesInWords(said.instances));
  if (said.database !== built.database && !isUsualDatabase(application, name)) note(`database ${said.database}`);
  if (said.cache !== built.cache && said.cache !== application.cache) note(`cache ${said.cache}`);
  if (said.search !== built.search && said.search !== application.search) note(`search ${said.search}`);
}

/** Production is on the application's own database, and so is everything when that is none. */
function isUsualDatabase({ database, environments }: Settings, name: model.EnvironmentName): boolean {
  return environments[name].database === database && (name === 'prod' || database === 'none');
}

/** Settings are plain data, made in one way. */
function same(left: object | undefined, right: object | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
