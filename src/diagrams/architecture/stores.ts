import type { Application } from '../../model/system.ts';
import type { NodeKind } from '../graph.ts';

/** What an application keeps data in. */
export interface Store {
  readonly kind: NodeKind & ('database' | 'cache' | 'search');
  readonly product: string;
  /** What it is to the application, as in “a … of its own”. */
  readonly what: string;
  readonly protocol: string;
}

/** In production; what a store is replaced by elsewhere is not shown. */
export function storesOf(application: Application): Store[] {
  const { database = 'none', cache = 'none', search = 'none' } = { ...settings(application) };
  const stores: readonly Store[] = [
    { kind: 'database', product: database, what: 'database', protocol: 'SQL' },
    { kind: 'cache', product: cache, what: cache === 'caffeine' ? 'cache in memory' : 'shared cache', protocol: '' },
    { kind: 'search', product: search, what: 'search index', protocol: 'HTTP' },
  ];
  return stores.filter(({ product }) => product !== 'none');
}

function settings(application: Application): { database?: string; cache?: string; search?: string } {
  switch (application.kind) {
    case 'registry':
      return {};
    case 'uaa':
      return { database: application.database };
    case 'gateway':
      return { database: application.database, cache: application.cache };
    case 'microservice':
    case 'monolith':
      return { database: application.database, cache: application.cache, search: application.search };
  }
}
