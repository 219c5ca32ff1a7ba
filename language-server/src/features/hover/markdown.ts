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

/** `2000000` → `2 MB`, in the units of the language that say it shortest. */
export function bytes(count: number): string {
  const units = [
    ['GiB', 1024 ** 3],
    ['GB', 1000 ** 3],
    ['MiB', 1024 ** 2],
    ['MB', 1000 ** 2],
    ['KiB', 1024],
    ['KB', 1000],
  ] as const;
  const [unit, size] = units.find(([, each]) => count >= each && count % each === 0) ?? ['B', 1];
  return `${count / size} ${unit}`;
}
