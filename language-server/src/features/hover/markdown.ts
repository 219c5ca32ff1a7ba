/** Small pieces of Markdown. */

export function code(text: string): string {
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
