/** Numbers and amounts of settings: ports, periods, sizes, how many instances run, how long a page is. */
import type { AstNode } from 'langium';
import {
  applicationOf,
  isAlert,
  isApplication,
  isEntity,
  isEnvironment,
  isInstances,
  isLimit,
  isPage,
  isPort,
  isResourceLimit,
  isStorage,
  type Application,
  type Instances,
  type Limit,
  type ResourceLimit,
} from '../../../../src/language/index.ts';
import type { Application as ApplicationModel, System } from '../../../../src/model/system.ts';
import { coresInWords, counted, grouped, periodInWords, sizeInWords } from './amounts.ts';
import { notBuilt, outcomeIn } from './becomes.ts';
import { code, fact, paragraphs } from './markdown.ts';
import type { Scene, Teller } from './scene.ts';
import { entityIn } from './unbuilt.ts';

/** `port 8081` */
export const ofPort: Teller = ({ node }) => {
  const application = applicationOf(node);
  if (!isPort(node) || !application) return undefined;
  const address = code(`http://localhost:${node.port}`);
  return { text: `${code(application.name)} listens at ${address}${environmentOf(node)}.` };
};

/** `limit 100 per 1m by user` */
export const ofLimit: Teller = ({ node }) => {
  if (!isLimit(node) || !node.requests || !node.period) return undefined;
  const { requests, period } = node;
  const sentence = `At most ${counted(requests, 'request')} of ${whose(node)} in ${periodInWords(period)}; more are answered 429.`;
  return { text: sentence, of: node };
};

function whose({ key, roles }: Limit): string {
  if (key === 'address') return 'each network address';
  return roles.length > 0 ? `each signed-in ${roles.map(code).join(' or ')}` : 'each signed-in user';
}

/** `alert errors > 20 per 5m to "…"` */
export const ofAlert: Teller = ({ node }, { system }) => {
  if (!isAlert(node) || !node.threshold || !node.period) return undefined;
  const { metric, threshold, period, address } = node;
  const within = periodInWords(period);
  const what =
    metric === 'latency'
      ? `the 95th percentile of response times is above ${counted(threshold, 'millisecond')}`
      : `there are more than ${grouped(threshold)} ${metric}`;
  const text = `Mail to ${code(address)} when ${what} in ${within}.`;
  return { text: paragraphs([text, system && notBuilt(system, undefined, system, 'console')]), of: node };
};

/** `storage 10Gi` */
export const ofStorage: Teller = ({ node }, scene) => {
  if (!isStorage(node) || !node.size) return undefined;
  const text = `${sizeInWords(node.size)} of room for the database of ${code(nameOf(node))}${environmentOf(node)}.`;
  return told(text, node, 'storage', scene);
};

/** `cpu 250m..2`, `memory 512Mi..1Gi` */
export const ofResources: Teller = ({ node }, scene) => {
  if (!isResourceLimit(node) || !node.request) return undefined;
  const said = node.resource === 'cpu' ? coresInWords : sizeInWords;
  const most = node.limit === undefined ? 'no limit is set' : `at most ${said(node.limit)} ${are(node)} given`;
  return told(`${said(node.request)} ${are(node)} reserved for each instance; ${most}.`, node, 'resources', scene);
};

function are({ resource }: ResourceLimit): string {
  return resource === 'cpu' ? 'are' : 'is';
}

/** `instances 2..6 at cpu 70` */
export const ofInstances: Teller = ({ node }, scene) => {
  if (!isInstances(node) || !node.min) return undefined;
  const text = node.max === undefined ? fixed(node) : scaled(node);
  return told(`${text}${environmentOf(node)}.`, node, 'instances', scene);
};

function fixed({ min }: Instances): string {
  return `${counted(min, 'instance')} ${min === '1' ? 'runs' : 'run side by side'}`;
}

function scaled({ min, max, metric = 'cpu', percent = '80' }: Instances): string {
  const what = metric === 'memory' ? 'memory that is' : 'cores that are';
  return `${min} to ${counted(max ?? min, 'instance')} run side by side: another is started when they use ${percent} % of the ${what} reserved for them, and one is stopped when they use less`;
}

/** `page 20` */
export const ofPage: Teller = ({ node }, { program, system }) => {
  if (!isPage(node) || !node.size) return undefined;
  const { $container: holder, size } = node;
  const text = `${counted(size, 'row')} a page, when the caller does not say how many.`;
  if (!system || !isEntity(holder)) return { text };
  const http = outcomeIn(holder, program, system)?.http;
  const entity = entityIn(modelOf(applicationOf(holder), system), holder.name);
  const sort = entity?.page.sort.map(({ field, direction }) => `&sort=${field},${direction}`).join('') ?? '';
  const same =
    http === undefined
      ? ''
      : fact('REST', `${code(`GET ${http}`)} is ${code(`GET ${http}?page=0&size=${size}${sort}`)}`);
  return { text: paragraphs([text, entity?.page.mode === 'offset' ? same : undefined]) };
};

/** What is told of a setting of an application, and that it is not built, if it is not. */
function told(text: string, of: AstNode, property: string, { system }: Scene) {
  const application = system && modelOf(applicationOf(of), system);
  const properties = environmentOf(of) === '' ? property : 'environments';
  const left = application && notBuilt(application, undefined, system, properties);
  return { text: paragraphs([text, left]), of };
}

function modelOf(application: Application | undefined, system: System): ApplicationModel | undefined {
  return system.applications.find(({ name }) => name === application?.name);
}

function nameOf(node: AstNode): string {
  return applicationOf(node)?.name ?? '';
}

/** ", in `dev`"; nothing of what holds everywhere. */
function environmentOf(node: AstNode): string {
  for (let at: AstNode | undefined = node; at && !isApplication(at); at = at.$container)
    if (isEnvironment(at)) return ` in ${code(at.name)}`;
  return '';
}
