import {
  applicationOf,
  isApplication,
  isBroker,
  isConsumes,
  isEvent,
  locationOf,
  nearest,
  type Application,
  type Consumes,
  type Event,
  type EventReference,
  type Field,
  statementsOf,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { listed } from '../listed.ts';
import { findApplication, findField } from '../lookup.ts';
import { checkListedOnce, namesIn, type ListedName } from '../once.ts';
import type { Rules } from '../rules.ts';
import { environmentSettings } from '../settings.ts';
import { checkDistinct, checkName } from './names.ts';

/** What applications tell each other: events, what they carry, and who reacts to them. */
export const eventRules: Rules = {
  program(context) {
    reportWithoutBroker(context);
    reportUnheard(context);
  },
  Application(application, context) {
    checkDistinct(application.members.filter(isEvent), context);
    checkListedOnce(eventsConsumedBy(application), context);
  },
  Consumes(node, context) {
    for (const reference of node.events) checkReference(reference, context);
  },
  Event(event, context) {
    checkName(event, context);
    if (event.entity) checkEntity(event, context);
    for (const field of event.members) checkOwnField(field, event, context);
  },
};

/** Each stands once, in whichever statement: `orders.OrderPlaced`. */
export function eventsConsumedBy(application: Application): readonly ListedName[] {
  return statementsOf(application)
    .filter(isConsumes)
    .flatMap(({ events }) => events)
    .flatMap((node) => (node.event ? [{ node, property: 'event', index: 0, name: textOf(node, application) }] : []));
}

/** Without a name before it, an event is the application's own. */
function textOf({ application, event }: EventReference, own: Application): string {
  return `${application ?? own.name}.${event}`;
}

/** The application that publishes an event, if there is one that may. */
function publisherOf(reference: EventReference, context: Context): Application | undefined {
  const { application } = reference;
  return application === undefined ? applicationOf(reference) : context.symbols.applications.get(application)?.[0];
}

function eventOf(reference: EventReference, context: Context): Event | undefined {
  const publisher = publisherOf(reference, context);
  return publisher && context.symbols.scope(publisher).events.get(reference.event)?.[0];
}

function checkReference(node: EventReference, context: Context): void {
  const { application, event } = node;
  if (application !== undefined) {
    const kinds = ['microservice', 'monolith'] as const;
    const place = { node, property: 'application', name: application, setting: 'consumes', kinds };
    if (!findApplication(place, context)) return;
  }
  const publisher = publisherOf(node, context);
  if (!event || !publisher || eventOf(node, context)) return;
  const known = context.symbols.scope(publisher).events;
  const elsewhere = application === undefined ? ownerOf(event, context) : undefined;
  const near = elsewhere === undefined ? nearest(event, known.keys()) : undefined;
  if (context.isLost(event, near ?? elsewhere)) return;
  const replacement = elsewhere === undefined ? near : `${elsewhere}.${event}`;
  const params = { application: publisher.name, name: event, owner: elsewhere, nearest: near };
  context.report(locationOf(node, 'event'), say.unknownEvent({ ...params, known: listed(known.keys()), replacement }), {
    edits: replacement ? [replace(replacement, node, 'event')] : [],
  });
}

/** Who publishes an event of a name: the first, where several do. */
function ownerOf(event: string, context: Context): string | undefined {
  for (const [name, [application]] of context.symbols.applications)
    if (application && context.symbols.scope(application).events.has(event)) return name;
  return undefined;
}

function checkEntity(node: Event, context: Context): void {
  const application = applicationOf(node);
  if (!application) return;
  const { entities } = context.symbols.scope(application);
  const entity = entities.find(({ name }) => name === node.entity);
  if (!entity) {
    const known = entities.flatMap(({ name }) => name ?? []);
    const near = nearest(node.entity ?? '', known);
    if (context.isLost(node.entity ?? '', near)) return;
    const params = { application: application.name, name: node.entity ?? '', nearest: near, known: listed(known) };
    const edits = near ? [replace(near, node, 'entity')] : [];
    return context.report(locationOf(node, 'entity'), say.unknownEntity(params), { edits });
  }
  for (const { property, index, name } of checkListedOnce(namesIn(node, 'fields'), context)) {
    if (!name) continue;
    const field = name === 'id' ? undefined : findField({ node, property, index, name, entity }, context);
    const reason = name === 'id' ? 'an event about a row always tells its `id`' : field?.type?.many && 'it is a list';
    if (reason)
      context.report(
        locationOf(node, property, index),
        say.eventCannotCarry({ event: node.name, field: name, reason }),
      );
  }
}

/** A field of an event's own holds a value: what only rows have means nothing there. */
function checkOwnField(field: Field, event: Event, context: Context): void {
  if (!field.name || !field.type?.target) return;
  const { kind } = context.resolve(field.type);
  if (['entity', 'remote', 'user'].includes(kind)) {
    const reason = 'it points to a row: tell of one with `from`, or carry its key';
    const params = { event: event.name, field: field.name, reason };
    context.report(locationOf(field.type), say.eventCannotCarry(params));
  }
}

/** Events travel by a broker. While people work on a system, there may be none. */
function reportWithoutBroker(context: Context): void {
  const settings = context.symbols.systems[0]?.settings ?? [];
  const broker = environmentSettings(settings, 'prod').find(isBroker) ?? settings.find(isBroker);
  if (broker?.product !== 'none') return;
  const first = context.program.files
    .flatMap(({ tree }) => tree.elements.filter(isApplication))
    .flatMap(({ members }) => members)
    .find((member): member is Event | Consumes => isEvent(member) || isConsumes(member));
  if (!first) return;
  context.report(locationOf(broker, 'product'), say.eventsWithoutBroker({}), {
    related: [related(say.eventsWithoutBroker.related({}), first, isEvent(first) ? 'name' : undefined)],
    edits: [replace('kafka', broker, 'product')],
  });
}

/** Nothing is said where a reference means nothing: it may be meant for the event that seems to be unheard. */
function reportUnheard(context: Context): void {
  const applications = [...context.symbols.applications.values()].flatMap(([first]) => first ?? []);
  const references = applications
    .flatMap((each) => statementsOf(each).filter(isConsumes))
    .flatMap(({ events }) => events);
  const heard = new Set(references.map((reference) => eventOf(reference, context)));
  if (!context.isComplete || heard.has(undefined)) return;
  for (const application of applications)
    for (const [event] of context.symbols.scope(application).events.values())
      if (event && !heard.has(event))
        context.report(
          locationOf(event, 'name'),
          say.unheardEvent({ application: application.name, name: event.name }),
        );
}
