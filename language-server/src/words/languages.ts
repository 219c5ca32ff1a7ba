import { languageName } from '../../../src/check/index.ts';

/** What pages speak mostly: tags of BCP 47 with the names of the languages. The checker takes any that there is. */

/** The most frequent on the web (W3Techs, content languages) first, then what Europe speaks besides, then variants. */
const TAGS =
  'en es de ja fr pt ru it nl pl tr zh fa vi cs id ko uk hu ar ro sv el da fi he sk th bg hr nb sr lt sl ca et lv hi pt-br en-gb es-mx fr-ca de-at de-ch zh-tw'.split(
    ' ',
  );

let names: readonly (readonly [tag: string, name: string])[] | undefined;

/** @returns tags with their names, as `German (Deutsch)` */
export function languages(): readonly (readonly [tag: string, name: string])[] {
  return (names ??= TAGS.map((tag) => [tag, nameOf(tag)] as const));
}

function nameOf(tag: string): string {
  const inEnglish = languageName(tag) ?? tag;
  const inItself = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return inEnglish === inItself ? inEnglish : `${inEnglish} (${inItself})`;
}
