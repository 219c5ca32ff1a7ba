import type { Application, Registry, System, Uaa } from '../common/subset/model.ts';
import { environmentPrefix } from '../../model/names.ts';
import { javadoc, xml } from '../common/escape.ts';
import { applicationClassPrefix, packagePart } from './names.ts';

/** What every template of an application may use. Values are escaped for the place that the name tells. */
export interface ApplicationView {
  /** `catalog`: artifact, folder, `spring.application.name`, OAuth2 client. */
  readonly name: string;
  /** `Catalog`: head of class names. */
  readonly classPrefix: string;
  /** `com.example.shop.catalog`. */
  readonly package: string;
  /** `com/example/shop/catalog`. */
  readonly packagePath: string;
  /** `CATALOG`: head of environment variables. */
  readonly env: string;
  readonly port: number;
  readonly groupId: string;
  readonly version: string;
  readonly java: number;
  readonly system: string;
  /** One line for a Javadoc comment, and for XML. */
  readonly descriptionJavadoc: string;
  readonly descriptionXml: string;
  readonly registry: Peer;
  readonly uaa: Peer;
}

/** Another application, as seen by this one. */
export interface Peer {
  readonly name: string;
  readonly env: string;
  readonly port: number;
}

export function applicationView(system: System, application: Application): ApplicationView {
  const name = application.name;
  const packageName = `${system.package}.${packagePart(name)}`;
  const description = firstLine(application.documentation) ?? `${name}, a ${application.kind} of ${system.name}.`;
  return {
    name,
    classPrefix: applicationClassPrefix(name),
    package: packageName,
    packagePath: packageName.replaceAll('.', '/'),
    env: environmentPrefix(name),
    port: application.port,
    groupId: system.package,
    version: `${system.version}-SNAPSHOT`,
    java: system.java,
    system: system.name,
    descriptionJavadoc: javadoc(description),
    descriptionXml: xml(description),
    registry: peer(only(system, 'registry')),
    uaa: peer(only(system, 'uaa')),
  };
}

export function peer(application: Application): Peer {
  return { name: application.name, env: environmentPrefix(application.name), port: application.port };
}

/** The registry or the uaa that the system has chosen. The checker has seen to it that it is there. */
function only(system: System, kind: 'registry'): Registry;
function only(system: System, kind: 'uaa'): Uaa;
function only(system: System, kind: 'registry' | 'uaa'): Application {
  const { application: name } = kind === 'registry' ? system.discovery : system.auth;
  const found = system.applications.find((application) => application.name === name);
  if (found?.kind !== kind) throw new Error(`The model names ${name} as its ${kind}, but it is not one.`);
  return found;
}

function firstLine(text: string | undefined): string | undefined {
  return text?.split('\n', 1)[0]?.trim() || undefined;
}
