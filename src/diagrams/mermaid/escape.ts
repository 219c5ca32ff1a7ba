/** Texts and ids in Mermaid, which reads neither JSON strings nor XML: it has entity codes of its own. */
import { oneLine } from '../text.ts';

/**
 * A text between double quotes, with them. Only letters, digits and signs that mean nothing to Mermaid, to Markdown
 * inside it, or to the HTML that it makes stay as they are; any other becomes a code: `#quot;`, `#60;`.
 */
export function quoted(text: string): string {
  return `"${coded(text)}"`;
}

/** Several lines of text between double quotes. */
export function quotedLines(lines: readonly string[]): string {
  return `"${lines.map(coded).join('<br/>')}"`;
}

function coded(text: string): string {
  const safe = oneLine(text).replaceAll(/[^\p{L}\p{M}\p{N} .,:/·_–…?()[\]|=*+-]/gu, code);
  return (
    safe
      // A statement to Mermaid, wherever it stands.
      .replaceAll(/direction(?=\s)/gi, (word) => word.slice(0, -1) + code('n'))
      // A list, italics or bold to Markdown; `1..*` is none of these.
      .replace(/^(\d+)\.(?=\s)/, (_, digits: string) => digits + code('.'))
      .replace(/^[-+*](?=\s)/, code)
      .replaceAll(/\*(?=.)|__/g, (signs) => Array.from(signs, code).join(''))
  );
}

function code(character: string): string {
  return character === '"' ? '#quot;' : `#${character.codePointAt(0) ?? 0};`;
}

/**
 * An id for every node: its name where Mermaid can tell it from its own words, else something near it. Each once,
 * ignoring case.
 */
export function mermaidIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const id of ids) {
    const plain = id.replace(/^[^A-Za-z0-9]+/, '').replaceAll(/[^A-Za-z0-9]/g, '_');
    let candidate = (WORDS.test(plain) ? `${plain}_` : plain).replace(/^(?![a-z])/i, 'n');
    while (taken.has(candidate.toLowerCase())) candidate += '_';
    taken.add(candidate.toLowerCase());
    result.set(id, candidate);
  }
  return result;
}

/** What Mermaid reads as words of its own, in one diagram or another, and what JavaScript objects have by themselves. */
const WORDS =
  /^(end|graph|flowchart|subgraph|direction|click|href|call|callback|links?|style|linkstyle|class|classdef|classdiagram|cssclass|default|interpolate|note|namespace|interface|annotation|acctitle|accdescr|title|[ovx]|tb|td|bt|rl|lr|constructor|prototype|tostring|tolocalestring|hasownproperty|isprototypeof|propertyisenumerable|valueof)$/i;
