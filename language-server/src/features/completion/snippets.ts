/** Whole constructs, as snippets of the protocol: with the names of the program where they fit, so that each can stay as it is. */
import { deploymentsOf, fieldsFitFor } from '../../../../src/check/index.ts';
import { ADMIN, isRoute, type Application, type Field } from '../../../../src/language/index.ts';
import { pathOfEntity } from '../refactor/paths.ts';
import type { Around } from './around.ts';
import type { Snippet } from './snippet.ts';

/**
 * The snippets that begin with a keyword.
 *
 * @param rule of the grammar that says it
 */
export function snippetsOf(keyword: string, rule: string, around: Around): readonly Snippet[] {
  const texts = SNIPPETS[`${rule}.${keyword}`]?.(around) ?? [];
  return texts.map(([text, label]) => ({ word: keyword, label: label ?? `${keyword} …`, text }));
}

/** A field, which begins with its name: there is no keyword to find it by. */
export const FIELD: Snippet = {
  word: 'field',
  label: 'field: …',
  text: '${1:name}: ${2|String,Int,Decimal,Boolean,Text,Instant,LocalDate,UUID|}',
};

/** A snippet, and what it is called when that is more than its keyword. */
type Text = readonly [text: string, label?: string];

const one = (text: string) => (): readonly Text[] => [[text]];

const RULES = `allow read\n    allow create, update, delete to \${5:${ADMIN}}`;
const PRODUCT = `entity \${2:Product} {\n    \${3:name}: \${4:String(1..80)}\n\n    ${RULES}\n  }`;

/** By the rule of the grammar and the keyword. */
export const SNIPPETS: Readonly<Record<string, (around: Around) => readonly Text[]>> = {
  'System.system': ({ symbols }) =>
    symbols.applications.size > 0
      ? [['system ${1:shop} {\n  package ${2:com.example.shop}\n}']]
      : [
          ['system ${1:shop} {\n  package ${2:com.example.shop}\n}'],
          [
            'system ${1:shop} {\n  package com.example.$1\n  auth accounts\n  discovery hub\n}\n\n' +
              'registry hub {}\nuaa accounts {}\n\ngateway web {\n  route ${2:catalog}\n}\n\n' +
              `microservice $2 {\n  entity \${3:Product} {\n    name: String(1..80)\n\n    allow read\n    allow create, update, delete to ${ADMIN}\n  }\n}\n\ndeploy compose`,
            'system with a gateway and a microservice …',
          ],
        ],
  'RoleList.role': one('role ${1:SELLER}'),
  'Deployment.deploy': deployments,
  'Application.registry': one('registry ${1:hub} {}'),
  'Application.uaa': one('uaa ${1:accounts} {}'),
  'Application.gateway': (around) => [[`gateway \${1:web} {\n  route \${2:${service(around)}}\n}`]],
  'Application.microservice': one(`microservice \${1:catalog} {\n  ${PRODUCT}\n}`),
  'Application.monolith': one(`monolith \${1:shop} {\n  ${PRODUCT}\n}`),
  'Environment.prod': ({ application }) => (application ? [['prod {\n  instances ${1:2}..${2:6}\n}']] : []),
  'Instances.instances': one('instances ${1:2}..${2:6} at ${3|cpu,memory|} ${4:80}'),
  'Resources.resources': one('resources {\n  cpu ${1:250m}..${2:2}\n  memory ${3:512Mi}..${4:1Gi}\n}'),
  'Config.config': one('config git "${1:https://git.example.com/shop-config}"'),
  'Console.console': one(
    'console ${1|grafana,elk|} {\n  alert ${2|errors,latency,requests,restarts|} > ${3:20} per ${4:5m} to "${5:ops@example.com}"\n}',
  ),
  'Alert.alert': one('alert ${1|errors,latency,requests,restarts|} > ${2:20} per ${3:5m} to "${4:ops@example.com}"'),
  'Client.client': ({ application }) => [
    application?.kind === 'uaa'
      ? [
          'client ${1:mobile} {\n  grants ${2:authorization_code, refresh_token}\n' +
            '  redirect "${3:https://app.example.com/callback}"\n  scopes ${4:openid, profile}\n}',
        ]
      : ['client ${1|react,angular|} {\n  languages ${2:en}\n}'],
  ],
  'Route.route': (around) => {
    const name = service(around);
    const entity = around.symbols.applications.get(name)?.flatMap(entitiesOf)[0]?.name ?? 'Product';
    return [[`route \${1:${name}} {\n  path "\${2:${pathOfEntity(entity)}/**}"\n}`, 'route with a path …']];
  },
  'Limit.limit': one('limit ${1:100} per ${2|1m,1s,1h,1d|} by ${3|user,address|}'),
  'Entity.entity': one(
    `entity \${1:Product} {\n  \${2:name}: \${3:String(1..80)}\n\n  allow read\n  allow create, update, delete to \${4:${ADMIN}}\n}`,
  ),
  'Mixin.mixin': one('mixin ${1:Dated} {\n  ${2:madeAt}: ${3:Instant} = ${4:now} readonly\n}'),
  'Value.value': one('value ${1:Money} {\n  ${2:amount}: ${3:Decimal(12, 2)}\n}'),
  'Enum.enum': one('enum ${1:Status} { ${2:OPEN}, ${3:CLOSED} }'),
  'Event.event': ({ application, symbols }) => {
    const own: Text = ['event ${1:Started} {\n  ${2:at}: ${3:Instant}\n}', 'event with fields of its own …'];
    const entity = application && entitiesOf(application)[0];
    if (!entity) return [own];
    const field = [...symbols.fields(entity).values()].find(([first]) => first?.name && !first.type?.many)?.[0]?.name;
    return [[`event \${1:${entity.name}Changed} from \${2:${entity.name}} { \${3:${field ?? ''}} }`], own];
  },
  'Procedure.operation': ({ application }) => {
    const entity = (application && entitiesOf(application)[0])?.name;
    const [parameter, result] = entity === undefined ? ['name: String', 'String'] : [`row: ${entity}`, entity];
    return [[`operation \${1:close}(\${2:${parameter}}): \${3:${result}} allow \${4:${ADMIN}}`]];
  },
  'Allow.allow': (around) => [
    [`allow \${1|read,create,update,delete,*|} to \${2:${role(around)}}`],
    ...ownRows(around),
  ],
  'Index.index': (around) => named(around, 'Index.fields', (name) => `index (\${1:${name}})`),
  'Page.page': (around) => named(around, 'Sort.field', (name) => `page \${1:50} by \${2:${name}}`),
};

/** Those of targets that are not said yet. */
function deployments({ program, symbols }: Around): readonly Text[] {
  const said = new Set(deploymentsOf(program).map(({ target }) => target));
  const host = `  images "\${2:ghcr.io/example}"\n  host "\${3:shop.example.com}"\n  tls\n}`;
  const name = symbols.systems[0]?.name ?? 'shop';
  const texts: Readonly<Record<string, string>> = {
    compose: `deploy compose {\n${host}`,
    kubernetes: `deploy kubernetes {\n  namespace \${1:${name.toLowerCase()}}\n${host}`,
  };
  return Object.entries(texts).flatMap(([target, text]): Text[] =>
    said.has(target) ? [] : [[text, `deploy ${target} …`]],
  );
}

/** A microservice that nothing leads to yet, else any. */
function service({ symbols }: Around): string {
  const all = [...symbols.applications.values()].flatMap(([first]) => first ?? []);
  const routed = new Set(all.flatMap(({ members }) => members.filter(isRoute).flatMap((each) => each.applications)));
  const services = all.filter(({ kind, name }) => kind === 'microservice' && name).map(({ name }) => name);
  return services.find((name) => !routed.has(name)) ?? services[0] ?? 'catalog';
}

function entitiesOf({ members }: Application) {
  return members.filter((member) => member.$type === 'Entity').filter(({ name }) => Boolean(name));
}

function role({ symbols }: Around): string {
  return symbols.roles.keys().next().value ?? ADMIN;
}

/** Rows of whoever asks, where a field says whose they are. */
function ownRows(around: Around): readonly Text[] {
  const field = firstField(around, ({ type }) => type.target === 'User' && !type.many);
  if (!field) return [];
  const text = `allow \${1|read,update,delete|} to \${2:${role(around)}} when ${field} == me`;
  return [[text, 'allow for own rows …']];
}

function named(around: Around, place: string, text: (name: string) => string): readonly Text[] {
  const name = firstField(around, fieldsFitFor(place, around.program));
  return name === undefined ? [] : [[text(name)]];
}

function firstField({ holder, symbols }: Around, fits: (field: Field) => boolean): string | undefined {
  const all = holder ? [...symbols.fields(holder).values()].flatMap(([first]) => first ?? []) : [];
  return all.find((field) => field.type?.target !== undefined && fits(field))?.name;
}
