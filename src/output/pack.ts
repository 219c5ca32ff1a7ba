import { isConflicted, sidesOf } from './git-conflict.ts';
import { unite } from './merge.ts';
import { faultOf } from './paths.ts';

/**
 * A file of the record that holds the texts of one folder:
 *
 * ```
 * === catalog/README.md
 * # Catalog
 * === catalog/pom.xml
 * <project>
 * </project>
 * ===
 * ```
 *
 * The sections stand in the order of their paths, and nothing in one depends on another, so that git merges what two
 * branches did to different ones. The last line shows that the file is whole.
 */
export interface Pack {
  /** Path to text. */
  readonly texts: Map<string, string>;
  /** Whether a build writes it in just this way. */
  readonly settled: boolean;
}

const HEAD = '=== ';
const END = '===\n';

/** Begins a line that means something here, or to git. A line of a text that begins so gets a `\` in front. */
const MARKS = ['===', '<<<<<<<', '>>>>>>>', '|||||||'];
const TO_ESCAPE = /^(?=\\*(?:={3}|<{7}|>{7}|\|{7}))/gm;
const ESCAPED = /^\\(?=\\*(?:={3}|<{7}|>{7}|\|{7}))/gm;

export function formatPack(texts: ReadonlyMap<string, string>): string {
  const sections = [...texts.keys()].toSorted().map((path) => `${HEAD}${path}\n${escaped(texts.get(path) ?? '')}`);
  return [...sections, END].join('');
}

function escaped(text: string): string {
  return MARKS.some((mark) => text.includes(mark)) ? text.replace(TO_ESCAPE, '\\') : text;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(ESCAPED, '') : text;
}

/**
 * Reads a pack, also one that git has left in conflict, as both of its sides together: a path that one side alone has is
 * taken, and of a text that differs, what either side has. All of it was generated, so no line of the user's can be among
 * it; and since none that was generated is missing, none that he deleted comes back unseen.
 *
 * @param text its lines end with a line feed
 * @returns what is wrong with it, when it cannot be read
 */
export function parsePack(text: string): Pack | string {
  if (!isConflicted(text)) return parseWhole(text);
  const sides = sidesOf(text);
  if (sides === undefined) return 'it has conflict markers, take either side';
  const ours = parseWhole(sides.ours);
  const theirs = parseWhole(sides.theirs);
  if (typeof ours === 'string' || typeof theirs === 'string') return 'it has conflict markers, take either side';
  for (const [path, one] of theirs.texts) addText(ours.texts, path, one);
  return { texts: ours.texts, settled: false };
}

/** Adds what is known of a path from a second place. */
export function addText(texts: Map<string, string>, path: string, text: string): void {
  const other = texts.get(path);
  texts.set(path, other === undefined || other === text ? text : unite(other, text));
}

function parseWhole(text: string): Pack | string {
  const marks = marksOf(text);
  const last = marks.pop();
  if (last?.line !== END || last.start + END.length !== text.length) return 'its end is missing';
  if ((marks[0] ?? last).start !== 0) return 'its beginning is missing';
  const texts = new Map<string, string>();
  const sound = new Set<string>();
  let settled = true;
  for (const [index, { line, start }] of marks.entries()) {
    if (!line.startsWith(HEAD)) return `it has the line ${JSON.stringify(line.trimEnd())}, which no build writes`;
    const path = line.slice(HEAD.length, -1);
    const fault = faultOf(path, sound);
    if (fault !== undefined) return `it has the path ${JSON.stringify(path)}: ${fault}`;
    const body = text.slice(start + line.length, (marks[index + 1] ?? last).start);
    if (body === '') return `it has no text for ${path}`;
    if (texts.has(path)) settled = false;
    addText(texts, path, unescaped(body));
  }
  return { texts, settled };
}

interface Mark {
  /** With its line feed. */
  readonly line: string;
  readonly start: number;
}

/** By hand: a regular expression takes several times as long for it. */
function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start) + 1 || text.length;
    if ('=<>|'.includes(text.charAt(start)) && MARKS.some((mark) => text.startsWith(mark, start)))
      marks.push({ line: text.slice(start, end), start });
    start = end;
  }
  return marks;
}
