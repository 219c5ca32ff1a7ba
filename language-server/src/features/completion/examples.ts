/** What most people write where anything of a kind may stand: sizes, periods, languages, and what can be told of the system. */
import type { CompletionItem } from 'vscode-languageserver';
import { isPort, type Application } from '../../../../src/language/index.ts';
import { assignPorts, defaultPackage } from '../../../../src/lower/index.ts';
import { bytesOf, millicoresOf } from '../../../../src/model/quantities.ts';
import { EXAMPLES } from '../../words/examples.ts';
import { languages } from '../../words/languages.ts';
import type { Around } from './around.ts';
import { ranked, valueItem } from './items.ts';

/** @param place a rule and a property of the grammar; `Amount.request` and `Amount.limit` for amounts */
export function examplesAt(place: string, around: Around): CompletionItem[] {
  if (Object.hasOwn(COMPUTED, place)) return COMPUTED[place]?.(around) ?? [];
  return examples(place);
}

function examples(place: string, fits: (value: string) => boolean = () => true): CompletionItem[] {
  const words = Object.keys(EXAMPLES[place]?.words ?? {});
  return ranked(words.filter(fits).map((word) => valueItem(word, place)));
}

const COMPUTED: Readonly<Record<string, (around: Around) => CompletionItem[]>> = {
  'Languages.languages': () => ranked(languages().map(([tag, name]) => valueItem(tag, 'Languages.languages', name))),
  'Package.package': ({ symbols, before }) => {
    const usual = defaultPackage(symbols.systems[0]?.name ?? '');
    const written = /package\s+([\w.]*)$/.exec(before)?.[1] ?? '';
    if (!symbols.systems[0]?.name || !usual.startsWith(written)) return [];
    return [valueItem(usual.slice(written.length), 'Package.package', 'the default')];
  },
  'Namespace.name': ({ symbols }) =>
    symbols.systems.slice(0, 1).flatMap(({ name }) => (name ? valueItem(name, 'Namespace.name', 'the default') : [])),
  'Port.port': nextPort,
  'Page.size': ({ before }) => (/\bnone\s*$/.test(before) ? [] : examples('Page.size')),
  'Amount.request': ({ before }) => examples(`Amount.${resourceBefore(before)}`),
  'Amount.limit': limits,
};

function resourceBefore(before: string): string | undefined {
  return [...before.matchAll(/\b(cpu|memory)\b/g)].at(-1)?.[1];
}

/** No less than what is reserved. */
function limits({ before }: Around): CompletionItem[] {
  const [, request = ''] = /([\w.]+?)\s*\.\.\s*$/.exec(before) ?? [];
  const resource = resourceBefore(before);
  const amountOf = resource === 'cpu' ? millicoresOf : bytesOf;
  const least = amountOf(request) ?? 0;
  return examples(`Amount.${resource}`, (value) => (amountOf(value) ?? -1) >= least);
}

/** What the application gets when it says nothing. */
function nextPort({ application, symbols, heads }: Around): CompletionItem[] {
  if (!application || heads.length !== 1) return [];
  const unsaid: Application = { ...application, members: application.members.filter((member) => !isPort(member)) };
  const all = [...symbols.applications.values()].flatMap(([first]) => first ?? []);
  const port = assignPorts(all.map((each) => (each === application ? unsaid : each))).get(unsaid);
  return port === undefined ? [] : [valueItem(String(port), 'Port.port', 'free, the default')];
}
