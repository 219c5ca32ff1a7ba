/** How a case changes the shop. */
import { without } from '../../../../src/backends/common/subset/without.ts';
import type * as model from '../../../../src/model/system.ts';
import type { Type } from '../../../../src/model/types.ts';
import { shopSystem } from '../../fixtures.ts';

/** A change of the shop, and what it is called when it is named as not built; otherwise it is seen in the files. */
export interface Case {
  readonly change: (shop: model.System) => model.System;
  readonly construct?: string;
}

export type Cases<Part> = Readonly<Record<keyof Required<Part>, readonly Case[]>>;

export const built = (change: Case['change']): Case => ({ change });
export const named = (construct: string, change: Case['change']): Case => ({ change, construct });

/** Cannot be another than it is, or is told by other properties. */
export const FIXED: readonly Case[] = [];
/** Means nothing where there are no pages. */
export const OF_PAGES: readonly Case[] = [];

export const system =
  (changes: Partial<model.System>): Case['change'] =>
  (shop) => ({ ...shop, ...changes });

export const each =
  <Kind extends 'registry' | 'uaa' | 'gateway'>(
    kind: Kind,
    changes: Partial<Extract<model.Application, { readonly kind: Kind }>>,
  ): Case['change'] =>
  (shop) => ({
    ...shop,
    applications: shop.applications.map((each) => (each.kind === kind ? { ...each, ...changes } : each)),
  });

export const service =
  (change: (catalog: model.Microservice) => Partial<model.Microservice>, name = 'catalog'): Case['change'] =>
  (shop) => ({
    ...shop,
    applications: shop.applications.map((application) =>
      application.kind === 'microservice' && application.name === name
        ? { ...application, ...change(application) }
        : application,
    ),
  });

export const entity = (
  change: (entity: model.Entity) => Partial<model.Entity>,
  name = 'Product',
  owner = 'catalog',
): Case['change'] =>
  service(
    ({ entities }) => ({
      entities: entities.map((each) => (each.name === name ? { ...each, ...change(each) } : each)),
    }),
    owner,
  );

export const product = (changes: Partial<model.Entity>): Case['change'] => entity(() => changes);

export const fieldOfProduct = (name: string, changes: Partial<model.Field>): Case['change'] =>
  entity(({ fields }) => ({ fields: fields.map((each) => (each.name === name ? { ...each, ...changes } : each)) }));

export const anotherField = (type: Type, rest: Partial<model.Field> = {}): Case['change'] =>
  entity(({ fields, order }) => ({
    fields: [...fields, { name: `other${type.kind}`, type, required: false, unique: false, readonly: false, ...rest }],
    order: [...order, `other${type.kind}`],
  }));

export const category = (changes: Partial<model.Relation>): Case['change'] =>
  entity(({ relations }) => ({ relations: relations.map((each) => ({ ...each, ...changes })) }));

export const customer = (changes: Partial<model.Reference>): Case['change'] =>
  entity(({ references }) => ({ references: references.map((each) => ({ ...each, ...changes })) }), 'Order', 'orders');

export const customerRule = (changes: Partial<model.AccessRule>): Case['change'] =>
  entity(
    ({ rules: [first, ...others] }) => ({ rules: [...(first ? [{ ...first, ...changes }] : []), ...others] }),
    'Order',
    'orders',
  );

export const condition = (changes: Partial<model.RowCondition>): Case['change'] =>
  customerRule({ when: [{ path: ['customer'], operator: '==', value: { kind: 'me' }, ...changes }] });

export const route = (changes: Partial<model.Route>): Case['change'] =>
  each('gateway', { routes: [{ to: 'catalog', paths: [], methods: [], rewrites: [], ...changes }] });

export const environment = (
  name: model.EnvironmentName,
  changes: Partial<model.ApplicationEnvironment>,
): Case['change'] =>
  service(({ environments }) => ({ environments: { ...environments, [name]: { ...environments[name], ...changes } } }));

export const systemEnvironment =
  (changes: Partial<model.SystemEnvironment>): Case['change'] =>
  (shop) =>
    system({ environments: { ...shop.environments, dev: { ...shop.environments.dev, ...changes } } })(shop);

export const deployment = (settings: Partial<model.DeploymentSettings>): Case['change'] =>
  system({ deployments: [{ kind: 'compose', settings: { tls: false, ...settings } }] });

export const kubernetes: model.Deployment = {
  kind: 'kubernetes',
  settings: { tls: false },
  kubernetes: { namespace: 'shop', formats: ['kustomize'] },
};

export const event: model.Event = { name: 'Repriced', entity: 'Product', carries: ['price'], fields: [] };
export const operation: model.CustomOperation = { name: 'reprice', parameters: [], roles: [] };
export const money: model.ValueType = { name: 'Money', fields: [] };
export const monolith = (): model.Monolith => {
  const catalog = without(
    shopSystem().applications.find((each) => each.kind === 'microservice')!,
    'calls',
  );
  return {
    ...catalog,
    kind: 'monolith',
    name: 'backoffice',
    auth: { kind: 'session' },
    client: { framework: 'none', languages: ['en'] },
    limits: [],
  };
};
