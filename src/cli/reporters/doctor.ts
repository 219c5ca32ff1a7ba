import picocolors from 'picocolors';
import type { Finding } from '../../doctor/index.ts';

/** Raised when a reader of the former form could misread the new one; new members do not raise it. */
const FORMAT_VERSION = 1;

/** Findings for programs: `formatVersion`, `ready`, `findings`. */
export function formatFindingsJson(findings: readonly Finding[], ready: boolean): string {
  return JSON.stringify({ formatVersion: FORMAT_VERSION, ready, findings }, undefined, 2);
}

/** Findings for people: a line for each thing, below it what is there and what to do. */
export function formatFindings(findings: readonly Finding[], color: boolean): string {
  const { bold, green, red, yellow } = picocolors.createColors(color);
  const paragraphs = findings.map(({ name, status, required, neededTo, found, advice }) => {
    const mark = status === 'ok' ? green('ok     ') : required ? red('missing') : yellow('missing');
    const optional = required ? '' : ', optional';
    return [
      `${mark}  ${bold(name)}: needed to ${neededTo}${optional}`,
      ...found.map((line) => `           ${line}`),
      ...(advice === undefined ? [] : [`           ${advice}`]),
    ].join('\n');
  });
  return paragraphs.join('\n');
}
