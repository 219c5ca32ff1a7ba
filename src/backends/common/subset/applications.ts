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

/** What can be built of an application; nothing when it cannot be built at all. */
export function reduceApplication(
  system: model.System,
  application: model.Application,
  notes: Notes,
): Application | undefined {
  if (!isBuilt(system, application)) {
    noteLeftOut(application, notes);
    return undefined;
  }
  notes.former(application);
  const settings = reduceSettings(system, application, notes);
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
        ...reduceFront(system, application, notes),
      };
    case 'microservice':
      return {
        ...without(application, 'was', 'resources', 'storage'),
        ...settings,
        ...reduceData(system, application, notes),
      };
  }
}

/** Monoliths are not; and whoever would not take the tokens of the system's uaa must not be built as if it did. */
function isBuilt(system: model.System, application: model.Application): application is Buildable {
  if (application.kind === 'monolith') return false;
  return !('auth' in application) || authInWords(application.auth) === authInWords(system.auth);
}

function noteLeftOut(application: model.Application, notes: Notes): void {
  if (application.kind === 'monolith') notes.add(application, undefined, 'monolith', 'the application is left out');
  else if ('auth' in application)
    notes.add(application, 'auth', authInWords(application.auth), 'the application is left out');
}

function reduceFront(system: model.System, gateway: model.Gateway, notes: Notes) {
  const { framework } = gateway.client;
  if (framework !== 'none')
    notes.add(gateway, 'client', `client ${framework}`, 'there are no pages but that for signing in');
  return {
    database: 'postgresql',
    cache: 'none',
    client: { framework: 'none', languages: ['en'] },
    routes: reduceRoutes(gateway.routes, (name) => isThere(system, name), notes),
    limits: reduceLimits(gateway.limits, notes),
  } as const;
}

function reduceData(system: model.System, service: model.Microservice, notes: Notes) {
  noteActivity(service, notes);
  const surroundings = { isThere: (name: string) => isThere(system, name), accounts: nameOf(system.auth) };
  const entities = service.entities.map((entity) => reduceEntity(entity, surroundings, notes));
  const enums = service.enums.map((each) => reduceEnum(each, notes));
  return {
    database: 'postgresql',
    cache: 'none',
    search: 'none',
    calls: reduceCalls(system, service, notes),
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

function reduceCalls(system: model.System, service: model.Microservice, notes: Notes): readonly string[] {
  return service.calls.filter((name) => {
    const there = isThere(system, name);
    if (!there) notes.add(service, 'calls', `calls ${name}`, 'the service is left out itself');
    return there;
  });
}

function nameOf(auth: model.Auth): string {
  return auth.kind === 'uaa' ? auth.application : '';
}

/** Whether an application of that name is built. */
function isThere(system: model.System, name: string): boolean {
  return system.applications.some((each) => each.name === name && isBuilt(system, each));
}

function reduceEnum(enumeration: model.Enum, notes: Notes): model.Enum {
  const values = enumeration.values.map((value) => {
    notes.former(value);
    return without(value, 'was');
  });
  return { ...enumeration, values };
}
