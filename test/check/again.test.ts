import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, CheckCache, checkInSteps, type Diagnostic } from '../../src/check/index.ts';
import { loadProgram, ParseCache, virtualFiles } from '../../src/language/index.ts';
import { lower, LoweringCache } from '../../src/lower/index.ts';
import { Random } from '../kit/random.ts';

/**
 * Checked and lowered again and again, as while it is watched: whatever has changed meanwhile, a system is told the same,
 * and is the same, as if it was seen for the first time.
 */

type Files = Readonly<Record<string, string>>;

const SYSTEMS: readonly (readonly [string, string, Files])[] = [
  ['examples/shop', 'shop.msa', folder('examples/shop')],
  ['examples/market', 'market.msa', folder('examples/market')],
  ['services in a row', 'main.msa', row(8)],
];

function folder(path: string): Files {
  const names = readdirSync(path).filter((name) => name.endsWith('.msa'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** Services of which each calls the next one and refers to what it keeps; whatever is shared is used by each. */
function row(count: number): Files {
  const names = Array.from({ length: count }, (_, index) => `service${index}`);
  const services = names.map((name, index) => {
    const next = names[index + 1];
    const text = `microservice ${name} {
  ${next ? `calls ${next}` : 'database mysql'}
  entity Thing with Named {
    kind: Kind = OPEN
    sort: Sort
    owner: accounts.User
    things: Part[0..*] owned
    next: ${next ? `${next}.Thing` : 'Part'}?
    allow read to CUSTOMER
  }
  entity Part { thing: Thing  amount: Int(1..${index + 10}) }
  enum Kind { OPEN, CLOSED }
}
`;
    return [`${name}.msa`, text] as const;
  });
  const main = `${names.map((name) => `import "./${name}.msa"`).join('\n')}
import "./shared.msa"
system big { auth accounts  discovery hub }
registry hub {}
uaa accounts {}
gateway web { route ${names.join(', ')} }
`;
  const shared = 'role CUSTOMER\nenum Sort { LARGE, SMALL }\nmixin Named { name: String(1..80) }\n';
  return { 'main.msa': main, 'shared.msa': shared, ...Object.fromEntries(services) };
}

/** `MSAC_SEEDS=100` for a long night. */
const SEEDS = Number(process.env['MSAC_SEEDS'] ?? 1);
const EDITS = 80;

describe.each(SYSTEMS)('%s, edited again and again', { timeout: SEEDS * 60_000 }, (_, entry, original) => {
  test('is told and becomes what it would be told and become if it was new', () => {
    const kinds = { right: 0, wrong: 0, broken: 0 };
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = new Random(seed);
      const caches = { parsed: new ParseCache(), checked: new CheckCache(), lowered: new LoweringCache() };
      let files = original;
      for (let edit = 0; edit < EDITS; edit++) {
        const known = loadProgram(entry, virtualFiles(files), undefined, caches.parsed);
        const fresh = loadProgram(entry, virtualFiles(files));
        const said = check(known, caches.checked);
        expect(plain(said)).toEqual(plain(check(fresh)));
        const isRight = said.every(({ severity }) => severity !== 'error');
        kinds[isRight ? 'right' : known.isComplete ? 'wrong' : 'broken']++;
        if (isRight) {
          const [again, anew] = [lower(known, caches.lowered), lower(fresh)];
          expect(again.system).toEqual(anew.system);
          expect(placesOf(again)).toEqual(placesOf(anew));
        }
        files = random.next() < 0.4 ? original : edited(files, random);
      }
    }
    expect(Math.min(kinds.right, kinds.wrong, kinds.broken)).toBeGreaterThan(5);
  });
});

/** The errors among what is said, each with its file. */
function errorsIn(said: readonly Diagnostic[] = []): string[] {
  return said.filter(({ severity }) => severity === 'error').map(({ file, message }) => `${file}: ${message}`);
}

test('in steps, tells what a file holds first, and then the same', () => {
  const files = row(8);
  const caches = { parsed: new ParseCache(), checked: new CheckCache() };
  const stepsOf = (texts: Files, first: string): (readonly Diagnostic[])[] => {
    const program = loadProgram('main.msa', virtualFiles(texts), undefined, caches.parsed);
    const steps = checkInSteps(program, caches.checked, first);
    const given: (readonly Diagnostic[])[] = [];
    for (;;) {
      const { done, value } = steps.next();
      if (value) given.push(value);
      if (done) break;
    }
    expect(plain(given.at(-1))).toEqual(plain(check(loadProgram('main.msa', virtualFiles(texts)))));
    return given;
  };
  stepsOf(files, 'main.msa');
  const renamed = files['service3.msa']?.replace('entity Thing', 'entity Think').replace('OPEN', 'OPN') ?? '';
  const [early, late] = stepsOf({ ...files, 'service3.msa': renamed }, 'service3.msa');
  const inside = errorsIn(early);
  expect(inside).toEqual([
    expect.stringMatching(/^service3.msa: .*`OPN`/),
    expect.stringMatching(/^service3.msa: .*`Thing`/),
  ]);
  expect(errorsIn(late)).toEqual([expect.stringMatching(/^service2.msa: .*`Thing`/), ...inside]);
});

test('a message that lists all there is changes with what there is', () => {
  const caches = { parsed: new ParseCache(), checked: new CheckCache() };
  const helpOf = (services: string): unknown => {
    const main =
      'import "./edge.msa"\nimport "./services.msa"\nsystem s { auth u  discovery r }\nuaa u {}\nregistry r {}\n';
    const files = { 'main.msa': main, 'services.msa': services, 'edge.msa': 'gateway edge { route nowhere }' };
    return check(loadProgram('main.msa', virtualFiles(files), undefined, caches.parsed), caches.checked)[0]?.help;
  };
  expect(helpOf('microservice one {}')).toBe('Known here: `one`.');
  expect(helpOf('microservice one {}\nmicroservice two {}')).toBe('Known here: `one` and `two`.');
});

/** Places are worked out when they are asked for. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function placesOf({ system, origins }: ReturnType<typeof lower>): unknown {
  const parts = system.applications.flatMap((application) => [
    application,
    ...('entities' in application ? application.entities.flatMap((entity) => [entity, ...entity.fields]) : []),
  ]);
  return plain([system, ...system.roles, ...parts].map((part) => origins.locate(part)));
}

/**
 * One file with a statement less, or with a name that another thing has: what is wrong then is seldom the grammar, and as
 * often as not something in another file. Now and then the text is one that cannot be understood.
 */
function edited(files: Files, random: Random): Files {
  const [path, text] = random.oneOf(Object.entries(files));
  const all = Object.values(files).join('\n');
  const applications = [...all.matchAll(/^(?:uaa|registry|gateway|microservice|monolith) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const changed = random.oneOf([
    () => replacedOnce(text, /^(?!import)[^{}\n]*\n/gm, () => '', random),
    () => replacedOnce(text, /\b[A-Z]\w+\b/g, () => random.oneOf(all.match(/\b[A-Z]\w+\b/g) ?? []), random),
    () =>
      replacedOnce(
        text,
        new RegExp(`\\b(?:${applications.join('|')})\\b`, 'g'),
        () => random.oneOf(applications),
        random,
      ),
    () => replacedOnce(text, /[{}():,]/g, () => '', random),
  ])();
  return { ...files, [path]: changed };
}

function replacedOnce(text: string, what: RegExp, by: () => string, random: Random): string {
  const places = [...text.matchAll(what)];
  if (places.length === 0) return text;
  const place = random.oneOf(places);
  return text.slice(0, place.index) + by() + text.slice(place.index + place[0].length);
}
