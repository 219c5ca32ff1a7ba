/** A system in which every free text tries to break out of the place where it lands. */
import type { System } from '../../src/model/system.ts';
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
  return {
    ...shop,
    name: 'Order_Desk',
    documentation: HOSTILE_TEXT,
    auth: to(shop.auth),
    discovery: to(shop.discovery),
    applications: shop.applications.map((application) => {
      const renamed = { ...application, name: to(application.name), documentation: HOSTILE_TEXT };
      if (renamed.kind === 'gateway')
        return { ...renamed, routes: renamed.routes.map((route) => ({ to: to(route.to) })) };
      if (renamed.kind === 'microservice') return { ...renamed, calls: renamed.calls.map(to) };
      if (renamed.kind === 'registry')
        return { ...renamed, config: { git: 'https://git.example.com/${X}/$y?a={b}#"c' } };
      return renamed;
    }),
  };
}
