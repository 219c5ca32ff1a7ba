import { isCache, isClient, isInstances, locationOf, type Application, type Instances } from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkWord } from '../lookup.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { authOf, databaseOf, deployedSetting } from '../settings.ts';

/** How many of an application run side by side, and what they would not share. */
export const instanceRules: Rules = {
  Instances: checkInstances,
  Application: checkShared,
};

const MOST_INSTANCES = 1000;

function checkInstances(node: Instances, context: Context): void {
  const { min, max, metric, percent } = node;
  const bad = (['min', 'max'] as const).find(
    (property) => node[property] !== undefined && countOf(node[property]) === undefined,
  );
  if (bad) context.report(locationOf(node, bad), say.badInstances({ value: node[bad] ?? '', max: MOST_INSTANCES }));
  else if (max !== undefined && Number(min) > Number(max)) {
    const edits = [replace(max, node, 'min'), replace(min, node, 'max')];
    context.report(locationOf(node, 'max'), say.emptyRange({ min, max }), { edits });
  }
  if (metric !== undefined) checkWord(node, 'metric', VOCABULARY['Instances.metric'], context);
  if (percent !== undefined && !(/^\d{1,3}$/.test(percent) && Number(percent) >= 1 && Number(percent) <= 100))
    context.report(locationOf(node, 'percent'), say.badPercentage({ value: percent }));
  if (metric !== undefined && max === undefined && !bad && context.isComplete)
    context.report(locationOf(node, 'metric'), say.scaleWithoutRange({ instances: min, more: Number(min) * 3 || 3 }));
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,4}$/.test(text)) return undefined;
  const count = Number(text);
  return count >= 1 && count <= MOST_INSTANCES ? count : undefined;
}

/** Where it is deployed, whatever instances keep must be kept where all of them find it. */
function checkShared(application: Application, context: Context): void {
  const instances = deployedSetting(application, isInstances);
  const most = instances && countOf(instances.max ?? instances.min);
  if (!instances || most === undefined || most < 2 || application.kind === 'registry') return;
  const database = databaseOf(application, 'prod', context);
  const cache = deployedSetting(application, isCache);
  const what =
    database.name === 'h2' ? 'a database' : database.name === 'none' ? inMemory(application, context) : undefined;
  const params = { name: application.name, most };
  if (what !== undefined && database.node)
    context.report(locationOf(instances), say.separateInstances({ ...params, what }), {
      related: [related(say.separateInstances.related({}), database.node)],
    });
  if (cache?.product === 'caffeine')
    context.report(locationOf(cache, 'product'), say.separateCaches(params), {
      related: [related(say.separateCaches.related({ most }), instances)],
    });
}

/** What an application without database keeps of those who sign in. */
function inMemory(application: Application, context: Context): string | undefined {
  if (application.kind !== 'gateway' && application.kind !== 'monolith') return undefined;
  const auth = authOf(application, context);
  const client = application.members.find(isClient);
  if (auth?.provider === 'jwt' || auth?.provider === 'session')
    // With pages, nobody could sign in at all, which is reported.
    return client && client.name !== 'none' ? undefined : 'accounts';
  const cache = deployedSetting(application, isCache)?.product;
  return cache === 'redis' || cache === 'hazelcast' ? undefined : 'sessions';
}
