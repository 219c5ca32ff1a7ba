import { checkWord } from '../lookup.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';

/** Settings whose value is one of a few words. */
export const wordRules: Rules = {
  Java: (node, context) => checkWord(node, 'version', VOCABULARY['Java.version'], context),
  Build: (node, context) => checkWord(node, 'tool', VOCABULARY['Build.tool'], context),
  Edge: (node, context) => checkWord(node, 'product', VOCABULARY['Edge.product'], context),
  Console: (node, context) => checkWord(node, 'product', VOCABULARY['Console.product'], context),
  Tracing: (node, context) => checkWord(node, 'product', VOCABULARY['Tracing.product'], context),
  Broker: (node, context) => checkWord(node, 'product', VOCABULARY['Broker.product'], context),
  Database: (node, context) => checkWord(node, 'database', VOCABULARY['Database.database'], context),
  Cache: (node, context) => checkWord(node, 'product', VOCABULARY['Cache.product'], context),
  Search: (node, context) => checkWord(node, 'product', VOCABULARY['Search.product'], context),
  Alert: (node, context) => checkWord(node, 'metric', VOCABULARY['Alert.metric'], context),
  Config: (node, context) => checkWord(node, 'store', VOCABULARY['Config.store'], context),
  Limit: (node, context) => checkWord(node, 'key', VOCABULARY['Limit.key'], context),
};
