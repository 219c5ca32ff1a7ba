/** Patterns to fill in, in the protocol's syntax. */

export interface Snippet {
  /** What it begins with, by which it is found. */
  readonly word: string;
  readonly label: string;
  readonly text: string;
}

/** What a snippet is when nothing is filled in: of choices, the first; what is repeated, as it was said first. */
export function plainText(snippet: string): string {
  const said = new Map<string, string>();
  return snippet.replaceAll(
    /\$\{(\d+)\|([^,|]*)[^}]*\}|\$\{(\d+):([^}]*)\}|\$(\d)/g,
    (_, chosen = '', choice = '', filled = '', text = '', again = '') => {
      said.set(chosen || filled, choice || text);
      return again ? (said.get(again) ?? '') : `${choice}${text}`;
    },
  );
}
