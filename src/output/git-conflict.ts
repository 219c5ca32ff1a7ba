/** The two texts that git could not merge. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
}

/** Git draws exactly seven; longer ones stand in the ancestor, which git may have had to merge itself. */
const OURS = /^<{7}(?: |$)/;
const ANCESTOR = /^\|{7}(?: |$)/;
const THEIRS = /^={7}$/;
const END = /^>{7}(?: |$)/;

/** Whether a text has conflict markers of git in it. */
export function isConflicted(text: string): boolean {
  return text.includes('<<<<<<<') && /^<{7}(?: |$)/m.test(text);
}

/**
 * Both sides of a file that git has left in conflict, each as a whole; markers of the styles merge, diff3 and zdiff3.
 *
 * @param text its lines end with a line feed
 * @returns undefined when the markers are not as git writes them
 */
export function sidesOf(text: string): Sides | undefined {
  const ours: string[] = [];
  const theirs: string[] = [];
  let part: 'both' | 'ours' | 'ancestor' | 'theirs' = 'both';
  for (const line of text.split('\n')) {
    if (part === 'both' && OURS.test(line)) part = 'ours';
    else if (part === 'ours' && ANCESTOR.test(line)) part = 'ancestor';
    else if ((part === 'ours' || part === 'ancestor') && THEIRS.test(line)) part = 'theirs';
    else if (part === 'theirs' && END.test(line)) part = 'both';
    else {
      if (part === 'both' || part === 'ours') ours.push(line);
      if (part === 'both' || part === 'theirs') theirs.push(line);
    }
  }
  return part === 'both' ? { ours: ours.join('\n'), theirs: theirs.join('\n') } : undefined;
}
