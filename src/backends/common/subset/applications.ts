/** Applications: which can be built, and what of them. */
import type * as model from '../../../model/system.ts';
import { reduceSettings } from './application-settings.ts';
import { reduceEntity } from './entities.ts';
import type { Application, Microservice } from './model.ts';
import type { Notes } from './notes.ts';
import { reduceLimits, reduceRoutes } from './traffic.ts';
import { without } from './without.ts';
import { authInWords } from './words.ts';

type Buildable = Exclude<model.Application, model.Monolith>;

/** All that what is built of an application hangs on beside itself. Plain data: as text, it tells whether it is the same. */
export interface Surroundings {
  readonly auth: model.Auth;
  /** Whether applications are to run in containers that compose starts. */
  readonly isComposed: boolean;
  /** The names of the applications that are built. */
  readonly built: readonly string[];
}

export function surroundingsIn({ auth, deployments, applications }: model.System): Surroundings {
  const isComposed = deployments.some(({ kind }) => kind === 'compose');
  const built = applications.filter((application) => isBuilt(auth, application)).map(({ name }) => name);
  return { auth, isComposed, built };
}

/** What can be built of an application; nothing when it cannot be built at all. */
export function reduceApplication(
  surroundings: Surroundings,
  application: model.Application,
  notes: Notes,
): Application | undefined {
  if (!isBuilt(surroundings.auth, application)) {
    noteLeftOut(application, notes);
    return undefined;
  }
  notes.former(application);
  const settings = reduceSettings(surroundings, application, notes);
  switch (application.kind) {
    case 'registry':
      return { ...without(application, 'was', 'resources'), ...settings };
    case 'uaa':
      for (const client of application.clients)
        notes.add(
          client,
          undefined,
          `client ${client.name}`,
          'the uaa signs users in to applications of the system only',
        );
      return {
        ...without(application, 'was', 'resources', 'storage'),
        ...settings,
        database: 'postgresql',
        clients: [],
      };
    case 'gateway':
      return {
        ...without(application, 'was', 'resources', 'storage'),
        ...settings,
        ...reduceFront(surroundings, application, notes),
      };
    case 'microservice':
      return {
        ...without(application, 'was', 'resources', 'storage'),
        ...settings,
        ...reduceData(surroundings, application, notes),
      };
  }
}

/** Monoliths are not; and whoever would not take the tokens of the system's uaa must not be built as if it did. */
function isBuilt(auth: model.Auth, application: model.Application): application is Buildable {
  if (application.kind === 'monolith') return false;
  return !('auth' in application) || authInWords(application.auth) === authInWords(auth);
}

function noteLeftOut(application: model.Application, notes: Notes): void {
  if (application.kind === 'monolith') notes.add(application, undefined, 'monolith', 'the application is left out');
  else if ('auth' in application)
    notes.add(application, 'auth', authInWords(application.auth), 'the application is left out');
}

function reduceFront({ built }: Surroundings, gateway: model.Gateway, notes: Notes) {
  const { framework } = gateway.client;
  if (framework !== 'none')
    notes.add(gateway, 'client', `client ${framework}`, 'there are no pages but that for signing in');
  return {
    database: 'postgresql',
    cache: 'none',
    client: { framework: 'none', languages: ['en'] },
    routes: reduceRoutes(gateway.routes, (name) => built.includes(name), notes),
    limits: reduceLimits(gateway.limits, notes),
  } as const;
}

function reduceData({ auth, built }: Surroundings, service: model.Microservice, notes: Notes) {
  noteActivity(service, notes);
  const others = { isThere: (name: string) => built.includes(name), accounts: nameOf(auth) };
  const entities = service.entities.map((entity) => reduceEntity(entity, others, notes));
  const enums = service.enums.map((each) => reduceEnum(each, notes));
  return {
    database: 'postgresql',
    cache: 'none',
    search: 'none',
    calls: reduceCalls(built, service, notes),
    consumes: [],
    entities,
    enums,
    values: [],
    events: [],
    operations: [],
  } as const satisfies Partial<Microservice>;
}

function noteActivity(service: model.Microservice, notes: Notes): void {
  if (service.consumes.length > 0) notes.add(service, 'consumes', 'consumes', 'events of others are not received');
  for (const value of service.values) notes.add(value, undefined, 'value', 'fields of a value type are left out');
  for (const event of service.events) notes.add(event, undefined, 'event', 'it is not published');
  for (const operation of service.operations) notes.add(operation, undefined, 'operation', 'it has no address');
}

function reduceCalls(built: readonly string[], service: model.Microservice, notes: Notes): readonly string[] {
  return service.calls.filter((name) => {
    const there = built.includes(name);
    if (!there) notes.add(service, 'calls', `calls ${name}`, 'the service is left out itself');
    return there;
  });
}

function nameOf(auth: model.Auth): string {
  return auth.kind === 'uaa' ? auth.application : '';
}

function reduceEnum(enumeration: model.Enum, notes: Notes): model.Enum {
  const values = enumeration.values.map((value) => {
    notes.former(value);
    return without(value, 'was');
  });
  return { ...enumeration, values };
}
