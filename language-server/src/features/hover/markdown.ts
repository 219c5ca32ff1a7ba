/** Small pieces of Markdown. */

/** @param text without one: it is not written yet, for trees of broken texts have gaps that their types do not tell of */
export function code(text = '…'): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

export function block(text: string): string {
  return `\`\`\`msa\n${text}\n\`\`\``;
}

/** `**Java** …` as an element of a list. */
export function fact(name: string, text: string): string {
  return `- **${name}** ${text}`;
}

/** Paragraphs, without those that there are not. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
