/** A system in which every free text tries to break out of the place where it lands. */
import type { Application, Entity, System } from '../../src/backends/common/subset/model.ts';
import { shopSystem } from './fixtures.ts';

/** What the checker lets through in texts. */
export const HOSTILE_TEXT = `"quoted" 'text' \`tick\` \${HOME} \${X:?y} $$ #{1+1} {{this}} */ --> ]]> <b>&amp;</b> | # [a](b)
- services: !!js {evil: true}
\ttab \\ back\\u000aslash \u2028 \u0007 😀 ../../etc/passwd`;

/** Names that are legal in the model, and mean something in Compose, YAML, SQL, Maven or DNS. */
export function hostileSystem(): System {
  const shop = shopSystem();
  const rename: Readonly<Record<string, string>> = {
    hub: 'select',
    accounts: 'postgresql',
    storefront: 'Null',
    catalog: 'order_desk',
    orders: 'yes',
  };
  const to = (name: string): string => rename[name] ?? name;
  const auth = { kind: 'uaa', application: to(shop.auth.application) } as const;
  const referring = (entity: Entity): Entity => ({
    ...entity,
    references: entity.references.map((reference) => ({ ...reference, application: to(reference.application) })),
  });
  return {
    ...shop,
    name: 'Order_Desk',
    documentation: HOSTILE_TEXT,
    auth,
    discovery: { kind: 'registry', application: to(shop.discovery.application) },
    applications: shop.applications.map((application): Application => {
      const renamed = { ...application, name: to(application.name), documentation: HOSTILE_TEXT };
      if (renamed.kind === 'gateway')
        return { ...renamed, auth, routes: renamed.routes.map((route) => ({ ...route, to: to(route.to) })) };
      if (renamed.kind === 'microservice')
        return { ...renamed, auth, calls: renamed.calls.map(to), entities: renamed.entities.map(referring) };
      if (renamed.kind === 'registry')
        return { ...renamed, config: { git: 'https://git.example.com/${X}/$y?a={b}#"c' } };
      return renamed;
    }),
  };
}
