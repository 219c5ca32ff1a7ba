/** Numbers, texts and signs: what each is told by, by the place of the grammar that it has. */
import type { WordAt } from '../../words/places.ts';
import type { Scene, Teller, Told } from './scene.ts';
import { ofAlert, ofInstances, ofLimit, ofPage, ofPort, ofResources, ofStorage } from './settings.ts';
import {
  ofColumn,
  ofConfig,
  ofFormer,
  ofImport,
  ofLabel,
  ofLanguage,
  ofPackage,
  ofRewrite,
  ofRoutePath,
  ofSecret,
  ofTable,
  saying,
} from './texts.ts';
import { ofBounds, ofConstraint, ofMultiplicity, ofOptional } from './types.ts';

const MESSAGE = saying('What those are told who may not.');

/** By rule and property of the grammar, or by rule and sign: `Bounds.from`, `Multiplicity.[`. */
const TELLERS: Readonly<Record<string, Teller>> = {
  'Bounds.from': ofBounds,
  'Bounds.range': ofBounds,
  'Bounds.to': ofBounds,
  'NumberLiteral.value': ofConstraint,
  'QuantityLiteral.value': ofConstraint,
  'StringLiteral.value': ofConstraint,
  'Multiplicity.[': ofMultiplicity,
  'Multiplicity.]': ofMultiplicity,
  'Multiplicity...': ofMultiplicity,
  'Multiplicity.min': ofMultiplicity,
  'Multiplicity.max': ofMultiplicity,
  'Multiplicity.unbounded': ofMultiplicity,
  'Type.optional': ofOptional,
  'Field.=': saying('What is taken when no value is given.'),
  'Comparison.operator': ({ text }) => ({ text: text === '==' ? 'Is the same.' : 'Is another.' }),

  'Port.port': ofPort,
  'Instances.min': ofInstances,
  'Instances.max': ofInstances,
  'Instances...': ofInstances,
  'Instances.percent': ofInstances,
  'ResourceLimit.request': ofResources,
  'ResourceLimit.limit': ofResources,
  'ResourceLimit...': ofResources,
  'Storage.size': ofStorage,
  'Limit.requests': ofLimit,
  'Limit.period': ofLimit,
  'Alert.threshold': ofAlert,
  'Alert.period': ofAlert,
  'Alert.address': ofAlert,
  'Alert.>': ofAlert,
  'Page.size': ofPage,

  'Import.path': ofImport,
  'Former.name': ofFormer,
  'EnumValue.label': ofLabel,
  'RoutePath.paths': ofRoutePath,
  'Rewrite.from': ofRewrite,
  'Rewrite.to': ofRewrite,
  'Languages.languages': ofLanguage,
  'Secret.names': ofSecret,
  'Package.package': ofPackage,
  'Config.url': ofConfig,
  'Modifier.column': ofColumn,
  'Table.name': ofTable,
  'Allow.message': MESSAGE,
  'Procedure.message': MESSAGE,
  'Version.version': saying('The version of every emitted application.'),
  'Auth.issuer': saying('The OpenID Connect provider, which signs users in: tokens that it has issued are trusted.'),
  'Redirect.addresses': saying('Users come back here after they have signed in. Other addresses are refused.'),
  'Scopes.scopes': saying('What the client may ask for.'),
  'Namespace.name': saying('The namespace of Kubernetes that everything stands in.'),
  'Images.repository': saying('Images of the applications are kept below this address.'),
  'Host.host': saying('The name by which browsers reach the system.'),
  'StorageClass.class': saying('The storage class of Kubernetes that volumes are of.'),
};

/** What there is to say of a number, a text or a sign. */
export function toldOf(token: WordAt, scene: Scene): Told | undefined {
  const teller = TELLERS[token.place ?? `${token.rule}.${token.text}`];
  return teller?.(token, scene);
}
