/** Texts, and words that are no names of the program: what they are for. */
import type { AstNode } from 'langium';
import { languageName } from '../../../../src/check/index.ts';
import {
  applicationOf,
  importTarget,
  isApplication,
  isEntity,
  isEnum,
  isEnumValue,
  isField,
  isFormer,
  isImport,
  isMixin,
  isModifier,
  isRewrite,
  isRoleList,
  isRoute,
  isSystem,
  isValue,
  type Application,
  type File,
} from '../../../../src/language/index.ts';
import { fileOf } from '../../workspace.ts';
import { code, paragraphs } from './markdown.ts';
import type { Teller } from './scene.ts';

/** `import "./catalog.msa"`: what is there. */
export const ofImport: Teller = ({ node }, { program, file, fileSystem }) => {
  if (!isImport(node) || !node.path) return undefined;
  const target = importTarget(node.path, file.source.path, fileSystem);
  const found = typeof target === 'string' ? fileOf(program, target) : undefined;
  if (!found || typeof target !== 'string') return undefined;
  const isOfPackage = !node.path.startsWith('.');
  return {
    text: paragraphs([
      isOfPackage ? `A file of an npm package: ${code(target)}.` : undefined,
      contentsOf(found.tree) || 'Declares nothing.',
    ]),
  };
};

function contentsOf({ elements }: File): string {
  const lines = elements.flatMap((element) => {
    if (isImport(element)) return element.path ? [`- ${code('import')} ${code(element.path)}`] : [];
    if (isRoleList(element)) return [`- ${code('role')} ${element.roles.map(({ name }) => code(name)).join(', ')}`];
    if (!('name' in element)) return [`- ${code('deploy')} ${code(element.target)}`];
    const kind = isApplication(element) ? element.kind : element.$type.toLowerCase();
    const inside = isApplication(element) ? typesIn(element) : [];
    return [`- ${code(kind)} ${code(element.name)}${inside.length > 0 ? `: ${inside.join(', ')}` : ''}`];
  });
  return lines.join('\n');
}

function typesIn({ members }: Application): string[] {
  return members.flatMap((each) =>
    isEntity(each) || isEnum(each) || isValue(each) || isMixin(each) ? [code(each.name)] : [],
  );
}

/** `was Purchase` */
export const ofFormer: Teller = ({ node, text }) => {
  if (!isFormer(node)) return undefined;
  const of = isModifier(node.$container) ? node.$container.$container : node.$container;
  return {
    text: `What ${code(of.name)} was called before: what is stored and published under ${code(text)} follows.`,
    of: node,
  };
};

/** `ON_SALE "On sale"` */
export const ofLabel: Teller = ({ node }) =>
  isEnumValue(node) ? { text: `What people read in the place of ${code(node.name)}.` } : undefined;

/** `path "/api/products/**"`: as a browser asks for it. */
export const ofRoutePath: Teller = ({ node, text }) => {
  const route = node.$container;
  if (!isRoute(route)) return undefined;
  const lines = route.applications.map((name) => `- ${code(`/services/${name}${plain(text)}`)}`);
  return { text: paragraphs([`Only paths of this pattern pass. Through ${code(nameOf(route))}:`, lines.join('\n')]) };
};

/** `rewrite "/api/products" to "/api/v2/products"` */
export const ofRewrite: Teller = ({ node }) => {
  if (!isRewrite(node) || !node.from || !node.to) return undefined;
  const [name = ''] = node.$container.applications;
  const asked = code(`/services/${name}${node.from}`);
  return { text: `What is asked for below ${asked} is taken from ${code(node.to)} of ${code(name)}.`, of: node };
};

/** `languages en, fr` */
export const ofLanguage: Teller = ({ text, node }) => {
  const name = languageName(text);
  if (name === undefined) return undefined;
  const isFirst = 'languages' in node && Array.isArray(node.languages) && node.languages[0] === text;
  return { text: `${name}${isFirst ? ', the default language' : ''}.` };
};

/** `secret PAYMENT_KEY` */
export const ofSecret: Teller = ({ text, node }) => ({
  text: `An environment variable of ${code(nameOf(node))} that whoever deploys it must provide: ${code(text)}. No file holds its value.`,
});

/** `package com.example.shop` */
export const ofPackage: Teller = ({ node }, { system }) => {
  if (!isSystem(node.$container) || !('package' in node)) return undefined;
  const all = (system?.applications ?? []).map(({ name }) => code(name));
  const whose = all.length > 0 ? `: of ${all.join(', ')}` : '';
  return { text: `The emitted code stands in packages below this one${whose}.`, of: node };
};

/** `config git "https://…"` */
export const ofConfig: Teller = ({ node }) => ({
  text: `The repository that ${code(nameOf(node))} reads the production configuration of all applications from.`,
});

/** `column "weight_kg"` */
export const ofColumn: Teller = ({ node }) => {
  const field = node.$container;
  return isField(field) ? { text: `The column that ${code(field.name)} is kept in.` } : undefined;
};

/** `table "crm_orders"` */
export const ofTable: Teller = ({ node }) => {
  const entity = node.$container;
  return isEntity(entity) ? { text: `The table that rows of ${code(entity.name)} are kept in.` } : undefined;
};

/** Texts of which nothing more is to say than what they are for. */
export function saying(text: string): Teller {
  return () => ({ text });
}

function nameOf(node: AstNode): string {
  return applicationOf(node)?.name ?? '';
}

function plain(text: string): string {
  return text.replaceAll('"', '');
}
