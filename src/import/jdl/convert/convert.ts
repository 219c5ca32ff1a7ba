import type { Diagnostic } from '../../../check/diagnostic.ts';
import { isBuiltIn, type Lookup } from '../lookup.ts';
import type { JdlEntity, JdlEnum, JdlOption } from '../model.ts';
import { block, line, type Block, type Element, type Line } from '../msa.ts';
import { print } from '../print.ts';
import type { Report } from '../report.ts';
import { ApplicationSettings, applicationBlock } from './applications.ts';
import { convertDeployments } from './deployments.ts';
import { convertEntities, convertEnum, type EntityContext } from './entities.ts';
import { whyLeftOut } from './entity-options.ts';
import { applicationName, numbered, systemName, TypeNames } from './names.ts';
import { planOf, type Plan, type Planned } from './plan.ts';
import { sharesTokens, systemLines, type Configured } from './system.ts';

/** A whole system as elements of `.msa` files. */
export interface Converted {
  readonly system: string;
  /** The system itself, what all applications share, the deployments. */
  readonly head: readonly Element[];
  readonly applications: readonly { readonly name: string; readonly block: Block }[];
  readonly tail: readonly Element[];
}

/** @param name of the file or folder that the JDL comes from */
export function convert(lookup: Lookup, name: string, report: Report): Converted | readonly Diagnostic[] {
  const plan = planOf(lookup, name, report);
  if (plan.problems.length > 0) return plan.problems;
  return new Converter(lookup, name, plan, report).convert();
}

class Converter {
  readonly #lookup: Lookup;
  readonly #name: string;
  readonly #plan: Plan;
  readonly #report: Report;
  readonly #context: EntityContext;
  /** Applications by the types that fields of their entities have. */
  readonly #users: ReadonlyMap<string, readonly Planned[]>;
  readonly #unlistedTypes: ReadonlySet<string>;

  constructor(lookup: Lookup, name: string, plan: Plan, report: Report) {
    this.#lookup = lookup;
    this.#name = name;
    this.#plan = plan;
    this.#report = report;
    this.#context = { lookup, report, types: new TypeNames(lookup.model, report) };
    const users = new Map<string, Planned[]>();
    for (const application of plan.applications)
      for (const type of typesOf(application.entities)) users.set(type, [...(users.get(type) ?? []), application]);
    this.#users = users;
    this.#unlistedTypes = typesOf(plan.unlisted);
  }

  convert(): Converted {
    const configured = this.#plan.applications.map((planned) => ({
      planned,
      settings: new ApplicationSettings(planned, this.#report),
    }));
    const added = this.#added(configured);
    const { lines, comments, own, languages } = systemLines(configured, added, this.#report);
    const discovery = configured.flatMap(({ settings }) => settings.discovery?.kind ?? [])[0] ?? 'none';
    const deployments = convertDeployments(this.#lookup, discovery, this.#report);
    const [only] = this.#plan.applications;
    const system = systemName(this.#plan.applications.length === 1 && only?.jdl ? only.name : this.#name);
    const shared = this.#sharedEnums();
    const console = deployments.console === undefined ? [] : [line(`console ${deployments.console}`)];
    const notes = [...comments, ...this.#notes()];
    return {
      system,
      head: [
        ...this.#header(),
        block(`system ${system}`, [[...lines, ...console]], { comments: notes }),
        ...shared.map((each) => convertEnum(each, this.#context)),
      ],
      applications: [
        ...added.blocks,
        ...configured.map((each) => ({
          name: each.planned.name,
          block: this.#application(each, own.get(each.planned) ?? [], languages, shared),
        })),
      ],
      tail: [...this.#unlisted(shared), ...deployments.elements, ...this.#looseComments()],
    };
  }

  /** Applications that the JDL means without declaring them. */
  #added(configured: readonly Configured[]): {
    registry: string | undefined;
    uaa: string | undefined;
    blocks: { name: string; block: Block }[];
  } {
    const taken = new Set(configured.map(({ planned }) => planned.name.toLowerCase()));
    const free = (name: string): string => numbered(name, (each) => taken.has(each.toLowerCase()));
    const ports = new Set(configured.map(({ settings }) => settings.ownPort));
    const portFrom = (port: number): Line => (ports.has(port) ? portFrom(port + 1) : line(`port ${port}`));
    const blocks: { name: string; block: Block }[] = [];
    const eureka = configured.find(({ settings }) => settings.discovery?.kind === 'eureka');
    const registry = eureka && free('registry');
    if (registry !== undefined) {
      const why = 'serviceDiscoveryType eureka needs a registry';
      const at = eureka?.settings.discovery?.word?.at;
      const comments = at ? [this.#report.added(at, `registry ${registry}`, why)] : [];
      blocks.push({ name: registry, block: block(`registry ${registry}`, [[portFrom(8761)]], { comments }) });
    }
    const declared = configured.find(({ planned }) => planned.kind === 'uaa')?.planned.name;
    const asked = configured.find(({ settings }) => settings.authentication?.text === 'uaa');
    const wanted = asked ?? configured.find(sharesTokens);
    if (declared !== undefined || !wanted) return { registry, uaa: declared, blocks };
    const uaa = free(asked ? applicationName(asked.settings.uaa ?? 'uaa') : 'accounts');
    const at = wanted.settings.authentication?.at ?? wanted.planned.jdl?.at;
    const why = asked
      ? 'authenticationType uaa needs a uaa'
      : 'keeps the accounts and issues the tokens, which JHipster has the gateway do with a key that all share';
    const comments = at ? [this.#report.added(at, `uaa ${uaa}`, why)] : [];
    blocks.push({ name: uaa, block: block(`uaa ${uaa}`, [[portFrom(9999)]], { comments }) });
    return { registry, uaa, blocks };
  }

  #application(
    { planned, settings }: Configured,
    own: readonly ReturnType<typeof line>[],
    common: readonly string[] | undefined,
    shared: readonly JdlEnum[],
  ): Block {
    const { blocks, searched } = convertEntities(planned, this.#context);
    const services = new Set(this.#lookup.applications.keys());
    const lines = [
      ...settings.port(),
      ...own,
      ...settings.client(common ? [] : settings.languages()),
      ...settings.cache(),
      ...settings.search(searched),
      ...settings.routes(services),
      ...settings.development(),
    ];
    const enums = this.#enumsOf(planned).filter((each) => !shared.includes(each));
    const groups = [blocks, enums.map((each) => convertEnum(each, this.#context))];
    return applicationBlock(planned, lines, groups, [
      ...settings.comments,
      ...this.#optionsForAll(planned.jdl?.options ?? []),
    ]);
  }

  /** The enums that stand in an application: those that its entities use, and in the first one those that nobody uses. */
  #enumsOf(planned: Planned): readonly JdlEnum[] {
    const first = this.#plan.applications.find(({ kind }) => kind === 'monolith' || kind === 'microservice');
    return this.#lookup.model.enums.filter((each) => {
      const users = this.#usersOf(each);
      return users.includes(planned) || (users.length === 0 && planned === first && !this.#isUnlisted(each));
    });
  }

  /** Whether only entities that no application lists use it. */
  #isUnlisted({ name }: JdlEnum): boolean {
    return this.#unlistedTypes.has(name.text);
  }

  #usersOf({ name }: JdlEnum): readonly Planned[] {
    return this.#users.get(name.text) ?? [];
  }

  #sharedEnums(): readonly JdlEnum[] {
    return this.#lookup.model.enums.filter((each) => this.#usersOf(each).length > 1);
  }

  #header(): readonly Element[] {
    const { header } = this.#lookup.model;
    return header.length === 0 ? [] : [{ kind: 'remark', comments: header }];
  }

  /** Comments of options and of other things that become no line of their own. */
  #looseComments(): readonly Element[] {
    const { looseComments } = this.#lookup.model;
    if (looseComments.length === 0) return [];
    for (const { at } of looseComments) this.#report.changed(at, 'a comment', 'stands at the end');
    return [{ kind: 'remark', comments: looseComments.flatMap(({ lines }) => lines) }];
  }

  /** What is said once of the whole. */
  #notes(): readonly string[] {
    const { options, entities } = this.#lookup.model;
    const [entity] = entities;
    const inOptions = [...options, ...this.#lookup.model.applications.flatMap((each) => each.options)];
    const inAnnotations = entities.flatMap(({ annotations }) => annotations.map(({ name }) => ({ name, at: name.at })));
    const always = [...inOptions, ...inAnnotations].filter(({ name }) => ['dto', 'service'].includes(name.text));
    const [first] = always;
    if (first) {
      const names = [...new Set(always.map(({ name }) => name.text))].join(', ');
      this.#report.changed(first.at, names, 'entities always have a service, a DTO and a mapper here');
    }
    if (entity && this.#plan.applications.some(({ kind }) => kind !== 'registry'))
      this.#report.changed(
        entity.name.at,
        'access',
        "JHipster lets whoever is signed in write every entity; here it is ADMIN's until `allow` says more",
      );
    const replaced = entities
      .filter((each) => isBuiltIn(each.name.text))
      .flatMap(({ name, fields }) => {
        const what = `entity ${name.text}${fields.length > 0 ? ` { ${fields.map((field) => field.name.text).join(', ')} }` : ''}`;
        const why = name.text === 'User' ? 'users belong to whoever signs them in' : 'roles are words: `role SELLER`';
        return this.#report.leftOut(name.at, what, why);
      });
    return [...replaced, ...this.#optionsForAll(options)];
  }

  /** Options without a counterpart that are for all entities are told once. */
  #optionsForAll(options: readonly JdlOption[]): readonly string[] {
    return options.flatMap(({ name, values, list, at }) => {
      const why = whyLeftOut(name.text);
      if (!list.all || why === undefined) return [];
      return this.#report.leftOut(at, [name.text, '*', ...values.map(({ text }) => `with ${text}`)].join(' '), why);
    });
  }

  /** Entities that no application lists, as comments. */
  #unlisted(shared: readonly JdlEnum[]): readonly Element[] {
    const { unlisted } = this.#plan;
    if (unlisted.length === 0) return [];
    const { blocks } = convertEntities({ entities: [...unlisted], jdl: undefined }, this.#context);
    const enums = this.#lookup.model.enums.filter(
      (each) => !shared.includes(each) && this.#usersOf(each).length === 0 && this.#isUnlisted(each),
    );
    const notes = unlisted.map(({ name }) =>
      this.#report.leftOut(name.at, `entity ${name.text}`, 'no application lists it'),
    );
    const text = print([...blocks, ...enums.map((each) => convertEnum(each, this.#context))]);
    return [{ kind: 'remark', comments: [...notes, ...text.trimEnd().split('\n')] }];
  }
}

/** The types that fields of entities have. */
function typesOf(entities: readonly JdlEntity[]): ReadonlySet<string> {
  return new Set(entities.flatMap(({ fields }) => fields.map(({ type }) => type.text)));
}
