/** Checks that are told as they pass or fail; one that fails does not hide the next. */
import { inspect, isDeepStrictEqual } from 'node:util';
import { RunFailure } from '../../src/run/failure.ts';
import type { Answer } from './browser.ts';

export class Checks {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** Runs one check; anything it throws is its failure. Returns what it returns, when it passed. */
  async check<T>(what: string, body: () => Promise<T>): Promise<T | undefined> {
    const begin = Date.now();
    try {
      const result = await body();
      this.passed++;
      console.log(`  ok    ${what} (${Date.now() - begin} ms)`);
      return result;
    } catch (error) {
      this.failed++;
      console.log(`  FAIL  ${what}`);
      console.log(indent(explain(error)));
      return undefined;
    }
  }

  /** Says that something was not checked, and why. */
  skip(what: string, why: string): void {
    this.skipped++;
    console.log(`  skip  ${what}: ${why}`);
  }

  /** Heads the checks that follow. */
  section(title: string): void {
    console.log(`\n${title}`);
  }
}

export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

export function expectTrue(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Unexpected(otherwise);
}

export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  expectTrue(isDeepStrictEqual(actual, expected), `${what}: expected ${inspect(expected)}, got ${inspect(actual)}`);
}

/** The answer, when it has one of these statuses; else a failure that shows it. */
export function expectStatus(answer: Answer, ...statuses: readonly number[]): Answer {
  expectTrue(
    statuses.includes(answer.status),
    `${answer.url}: expected status ${statuses.join(' or ')}, got ${answer.status}\n${answer.body.slice(0, 800)}`,
  );
  return answer;
}

/** An answer that says what is wrong (RFC 9457), with the field it is wrong with when one is given. */
export function expectProblem(answer: Answer, statuses: readonly number[], pointer?: string): void {
  expectStatus(answer, ...statuses);
  const type = answer.headers.get('content-type') ?? 'none';
  expectTrue(
    type.startsWith('application/problem+json'),
    `${answer.url}: content type ${type}\n${answer.body.slice(0, 800)}`,
  );
  if (pointer === undefined) return;
  const pointers = list(record(answer.json())['errors'] ?? []).map((error) => record(error)['pointer']);
  expectTrue(
    pointers.includes(pointer),
    `${answer.url}: expected an error at ${pointer}, got ${answer.body.slice(0, 800)}`,
  );
}

/** Repeats a check until it holds; the last failure is the failure. For what takes its time: caches, heartbeats. */
export async function eventually<T>(seconds: number, body: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await body();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** An object of parsed JSON. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  expectTrue(
    typeof value === 'object' && value !== null && !Array.isArray(value),
    `not an object: ${JSON.stringify(value)}`,
  );
  return Object.fromEntries(Object.entries(value));
}

/** A list of parsed JSON. */
export function list(value: unknown): readonly unknown[] {
  expectTrue(Array.isArray(value), `not a list: ${JSON.stringify(value)}`);
  return value;
}

/** A text of parsed JSON. */
export function text(value: unknown): string {
  expectTrue(typeof value === 'string', `not a text: ${JSON.stringify(value)}`);
  return value;
}

/** What was expected stands by itself; of any other error, where it came from matters. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof Unexpected || error instanceof RunFailure ? error.message : (error.stack ?? error.message);
}

function indent(lines: string): string {
  return lines
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
}
