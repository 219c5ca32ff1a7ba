import { locationOf, type Languages } from '../../language/index.ts';
import { replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedOnce, namesIn } from '../once.ts';
import type { Rules } from '../rules.ts';

/** What pages speak: tags of BCP 47, each once. */
export const languageRules: Rules = { Languages: checkLanguages };

function checkLanguages(node: Languages, context: Context): void {
  for (const { name, index } of checkListedOnce(namesIn(node, 'languages'), context, (tag) => tag.toLowerCase())) {
    if (!name || isKnown(name)) continue;
    const near = meant(name);
    context.report(
      locationOf(node, 'languages', index),
      say.badLanguage({ tag: name.slice(0, LONGEST), nearest: near }),
      {
        edits: near ? [replace(near, node, 'languages', index)] : [],
      },
    );
  }
}

/** No tag of a language that people write is as long. */
const LONGEST = 35;

/** Made when first asked for: most runs never need it. */
let languageNames: Intl.DisplayNames | undefined;

/** Well-formed, and of a language that there is. */
function isKnown(tag: string): boolean {
  const [language = '', ...others] = tag.split('-');
  return (
    /^[A-Za-z]{2,3}$/.test(language) && languageName(language) !== undefined && (others.length === 0 || isTag(tag))
  );
}

function isTag(tag: string): boolean {
  return languageName(tag) !== undefined;
}

/** What a language is called in English; undefined for a tag of none. */
export function languageName(tag: string): string | undefined {
  languageNames ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  try {
    return languageNames.of(tag);
  } catch {
    return undefined;
  }
}

/** `pt-br` for `pt_br`, `de` for `german`. */
function meant(written: string): string | undefined {
  const hyphened = written.replaceAll('_', '-');
  if (hyphened !== written && isKnown(hyphened)) return hyphened;
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.find((code) => languageName(code)?.toLowerCase() === written.toLowerCase());
}
