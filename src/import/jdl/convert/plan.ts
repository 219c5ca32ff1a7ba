import type { Diagnostic } from '../../../check/diagnostic.ts';
import type { Location } from '../../../language/index.ts';
import { baseName, isBuiltIn, settingOf, type Lookup } from '../lookup.ts';
import type { EntityList, JdlApplication, JdlEntity, JdlModel, JdlOption, JdlRelationship, Word } from '../model.ts';
import { problem } from '../problem.ts';
import type { Report } from '../report.ts';
import { applicationName, numbered } from './names.ts';

export type Kind = 'registry' | 'uaa' | 'gateway' | 'microservice' | 'monolith';

/** An application of the system to be. */
export interface Planned {
  readonly name: string;
  readonly kind: Kind;
  /** What the JDL says of it. */
  readonly jdl?: JdlApplication | undefined;
  /** The gateway, or the uaa, that its entities stand in there. */
  readonly from?: JdlApplication | undefined;
  readonly entities: JdlEntity[];
  /** Microservices that a gateway routes to. */
  readonly routes: Planned[];
  /** Comments above it. */
  readonly comments: string[];
}

export interface Plan {
  readonly applications: readonly Planned[];
  /** Entities that no application lists, though there are applications. */
  readonly unlisted: readonly JdlEntity[];
  readonly problems: readonly Diagnostic[];
}

/** Which applications there are, and which of them owns which entities. */
export function planOf(lookup: Lookup, name: string, report: Report): Plan {
  const planner = new Planner(lookup, name, report);
  return planner.plan();
}

class Planner {
  readonly #model: JdlModel;
  readonly #lookup: Lookup;
  readonly #name: string;
  readonly #report: Report;
  readonly #planned: Planned[] = [];
  readonly #problems: Diagnostic[] = [];
  /** Entity → the microservice that `microservice … with` gives it to. */
  readonly #assigned: ReadonlyMap<string, Word>;

  constructor(lookup: Lookup, name: string, report: Report) {
    this.#model = lookup.model;
    this.#lookup = lookup;
    this.#name = name.toLowerCase();
    this.#report = report;
    this.#assigned = this.#assignments();
  }

  plan(): Plan {
    const { applications } = this.#model;
    for (const application of applications) {
      const named = settingOf(application.settings, 'baseName') !== undefined || applications.length > 1;
      this.#add(named ? baseName(application) : this.#name, kindOf(application), application);
    }
    if (this.#planned.length === 0) this.#invent();
    this.#distribute();
    for (const gateway of this.#planned.filter(({ kind }) => kind === 'gateway')) this.#emptyGateway(gateway);
    for (const uaa of this.#planned.filter(({ kind }) => kind === 'uaa'))
      this.#moveEntities(uaa, 'a uaa owns users only');
    this.#route();
    const owned = new Set(this.#planned.flatMap(({ entities }) => entities));
    const unlisted = this.#model.entities.filter((entity) => !owned.has(entity) && !isBuiltIn(entity.name.text));
    this.#problems.push(...this.#model.relationships.flatMap((relation) => this.#apart(relation, unlisted)));
    return { applications: this.#planned, unlisted, problems: this.#problems };
  }

  #add(wanted: string, kind: Kind, jdl?: JdlApplication, from?: JdlApplication): Planned {
    const name = numbered(applicationName(wanted), (each) => this.#named(each) !== undefined);
    const planned: Planned = { name, kind, jdl, from, entities: [], routes: [], comments: [] };
    this.#planned.push(planned);
    const word = jdl && settingOf(jdl.settings, 'baseName')?.value;
    if (word && name !== word.text)
      planned.comments.push(
        this.#report.changed(word.at, `baseName ${word.text}`, `is ${name} here, since it names a host`),
      );
    return planned;
  }

  #named(name: string): Planned | undefined {
    return this.#planned.find((each) => each.name.toLowerCase() === name.toLowerCase());
  }

  /** JDL of entities alone: one monolith, or the microservices that the options name and a gateway before them. */
  #invent(): void {
    const services = [...new Set([...this.#assigned.values()].map(({ text }) => text))];
    const [entity] = this.#model.entities;
    if (!entity) return;
    if (services.length === 0) {
      this.#add(this.#name, 'monolith').entities.push(
        ...this.#model.entities.filter((each) => !isBuiltIn(each.name.text)),
      );
      this.#report.added(
        entity.name.at,
        `monolith ${applicationName(this.#name)}`,
        'a monolith for entities without an application',
      );
      return;
    }
    const gateway = this.#add('gateway', 'gateway');
    gateway.comments.push(this.#report.added(entity.name.at, 'gateway gateway', 'a front door of the microservices'));
    gateway.entities.push(...this.#model.entities.filter((each) => !isBuiltIn(each.name.text)));
    for (const service of services) this.#add(service, 'microservice');
  }

  #distribute(): void {
    const only = this.#planned.length === 1 ? this.#planned[0] : undefined;
    for (const application of this.#planned) {
      if (!application.jdl) continue;
      const listed = this.#listed(application.jdl.entities);
      application.entities.push(...listed);
      if (application !== only || application.jdl.entities || this.#model.entities.length === 0) continue;
      application.entities.push(...this.#model.entities.filter((each) => !isBuiltIn(each.name.text)));
      const why = 'all entities are its own, since it lists none; JHipster would drop them';
      application.comments.push(this.#report.changed(application.jdl.at, 'an application without `entities`', why));
    }
    this.#assign();
    this.#preferServices();
  }

  #listed(list: EntityList | undefined): readonly JdlEntity[] {
    if (!list) return [];
    const names = new Set(list.names.map(({ text }) => text));
    const except = new Set(list.except.map(({ text }) => text));
    return this.#model.entities.filter(
      (entity) =>
        (list.all || names.has(entity.name.text)) && !except.has(entity.name.text) && !isBuiltIn(entity.name.text),
    );
  }

  /** `microservice E with svc`: of all microservices, only that one has it. */
  #assign(): void {
    for (const [entityName, word] of this.#assigned) {
      const service =
        this.#planned.find(({ jdl, name }) => (jdl ? baseName(jdl) : name) === word.text) ??
        this.#named(applicationName(word.text));
      const entity = this.#lookup.entities.get(entityName);
      if (!service || !entity) continue;
      for (const each of this.#planned) {
        if (each === service || each.kind === 'monolith') continue;
        remove(each.entities, entity);
        this.#listedInVain(each, entityName, service);
      }
      if (!service.entities.includes(entity)) service.entities.push(entity);
    }
    const order = new Map(this.#model.entities.map((entity, index) => [entity, index]));
    for (const { entities } of this.#planned) entities.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }

  /** A gateway lists what it shows; a microservice that lists by name what is another's was to own it. */
  #listedInVain({ kind, jdl, comments }: Planned, entity: string, owner: Planned): void {
    const listed = jdl?.entities?.names.find(({ text }) => text === entity);
    if (kind !== 'microservice' || !listed) return;
    const why = `\`microservice ${entity} with ${owner.name}\` gives it to another service`;
    comments.push(this.#report.leftOut(listed.at, `entities ${entity}`, why));
  }

  /** What a microservice owns is not the gateway's: that only has pages for it. */
  #preferServices(): void {
    const services = this.#planned.filter(({ kind }) => kind === 'microservice');
    const owners = new Map<JdlEntity, Planned>();
    for (const service of services)
      for (const entity of service.entities) {
        const former = owners.get(entity);
        if (former) this.#problems.push(this.#twoOwners(entity, service, former));
        else owners.set(entity, service);
      }
    for (const gateway of this.#planned.filter(({ kind }) => kind === 'gateway')) {
      // Remembered for the routes: whose pages the gateway shows.
      for (const owner of services)
        if (owner.entities.some((each) => gateway.entities.includes(each))) gateway.routes.push(owner);
      for (const entity of gateway.entities.slice()) if (owners.has(entity)) remove(gateway.entities, entity);
    }
  }

  #twoOwners(entity: JdlEntity, service: Planned, former: Planned): Diagnostic {
    const name = entity.name.text;
    const placeOf = ({ jdl }: Planned): Location =>
      jdl?.entities?.names.find(({ text }) => text === name)?.at ?? jdl?.entities?.at ?? entity.name.at;
    return problem(
      placeOf(service),
      `\`${name}\` is listed in two microservices, \`${former.name}\` and \`${service.name}\`: which one owns it?`,
      `Say it: \`microservice ${name} with ${former.name}\`.`,
      [{ ...placeOf(former), message: 'It is listed here too.' }],
    );
  }

  #emptyGateway(gateway: Planned): void {
    this.#moveEntities(gateway, 'a gateway owns no data');
  }

  /** Gives entities that an application of this kind cannot own to a microservice of their own. */
  #moveEntities(from: Planned, why: string): void {
    if (from.entities.length === 0) return;
    const names = from.entities.map(({ name }) => name.text).join(', ');
    const service = this.#add(`${from.name}-data`, 'microservice', undefined, from.jdl);
    service.entities.push(...from.entities.splice(0));
    const at = from.jdl?.entities?.at ?? from.jdl?.at ?? service.entities[0]?.name.at;
    if (at)
      service.comments.push(
        this.#report.changed(at, `entities ${names} in ${from.name}`, `stand in ${service.name}: ${why}`),
      );
    if (from.kind === 'gateway') from.routes.push(service);
  }

  /** A gateway leads to the microservices whose entities it lists; what no gateway lists, to the first. */
  #route(): void {
    const gateways = this.#planned.filter(({ kind }) => kind === 'gateway');
    const services = this.#planned.filter(({ kind }) => kind === 'microservice');
    const [first] = gateways;
    for (const service of services) {
      const routed = gateways.some((gateway) => gateway.routes.includes(service));
      if (!routed) first?.routes.push(service);
    }
    const order = new Map(this.#planned.map((each, index) => [each, index]));
    for (const gateway of gateways) gateway.routes.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }

  /** A relationship whose sides no application has both of. */
  #apart({ from, to }: JdlRelationship, unlisted: readonly JdlEntity[]): readonly Diagnostic[] {
    const entities = [from, to].map(({ entity }) => this.#lookup.entities.get(entity.text));
    const [one, other] = entities;
    if (!one || !other || isBuiltIn(one.name.text) || isBuiltIn(other.name.text)) return [];
    if (entities.some((each) => each && unlisted.includes(each))) return [];
    if (this.#planned.some((each) => each.entities.includes(one) && each.entities.includes(other))) return [];
    const ownerOf = (entity: JdlEntity): string =>
      this.#planned.find((each) => each.entities.includes(entity))?.name ?? '';
    const message = `\`${from.entity.text}\` stands in \`${ownerOf(one)}\` and \`${to.entity.text}\` in \`${ownerOf(other)}\`: a relationship cannot cross applications.`;
    const help = `Take it out; after the import, a field \`${to.entity.text.charAt(0).toLowerCase()}${to.entity.text.slice(1)}: ${ownerOf(other)}.${to.entity.text}\` does what it should.`;
    return [problem(from.entity.at, message, help)];
  }

  #assignments(): ReadonlyMap<string, Word> {
    const options: readonly JdlOption[] = [
      ...this.#model.options,
      ...this.#model.applications.flatMap((application) => application.options),
    ];
    const assigned = new Map<string, Word>();
    for (const { name, values, list } of options)
      if (name.text === 'microservice' && values[0])
        for (const entity of this.#listed(list)) assigned.set(entity.name.text, values[0]);
    for (const { name, annotations } of this.#model.entities) {
      const value = annotations.find((annotation) => annotation.name.text.toLowerCase() === 'microservice')?.value;
      if (value) assigned.set(name.text, value);
    }
    return assigned;
  }
}

export function kindOf(application: JdlApplication): 'uaa' | 'gateway' | 'microservice' | 'monolith' {
  const type = settingOf(application.settings, 'applicationType')?.value.text;
  return type === 'uaa' || type === 'gateway' || type === 'microservice' ? type : 'monolith';
}

function remove<T>(list: T[], element: T): void {
  const index = list.indexOf(element);
  if (index >= 0) list.splice(index, 1);
}
