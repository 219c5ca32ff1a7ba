import { isAuth, type Application, type Auth as AuthNode, type Symbols, type System } from '../language/index.ts';
import type { Auth } from '../model/system.ts';

/** What a statement says. */
export function lowerAuth(node: AuthNode | undefined): Auth | undefined {
  if (!node) return undefined;
  const { provider, issuer } = node;
  if (provider === 'oidc' && issuer !== undefined) return { kind: 'oidc', issuer };
  if (provider === 'jwt' || provider === 'session') return { kind: provider };
  return { kind: 'uaa', application: provider };
}

/** What the system says; else the only uaa; else a monolith keeps sessions, and a gateway issues tokens. */
export function systemAuth(symbols: Symbols, system: System, applications: readonly Application[]): Auth {
  const said = lowerAuth(system.settings.find(isAuth));
  if (said) return said;
  if (symbols.accounts) return { kind: 'uaa', application: symbols.accounts.name };
  return { kind: applications.every(({ kind }) => kind === 'monolith') ? 'session' : 'jwt' };
}
