/** Systems to draw. */
import { check } from '../../src/check/index.ts';
import { entityGraph, hasEntities, type Graph } from '../../src/diagrams/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';
import type { System } from '../../src/model/system.ts';

/** @throws when the checker finds an error */
export function systemOf(text: string): System {
  const program = loadProgram('main.msa', virtualFiles({ 'main.msa': text }));
  const errors = check(program).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return lower(program).system;
}

/** The entities of an application of that system. */
export function entitiesIn(system: System, name: string): Graph {
  const application = system.applications.find((application) => application.name === name);
  if (!application || !hasEntities(application)) throw new Error(`${name} has no entities.`);
  return entityGraph(system, application);
}

/** Fifteen services behind a proxy and three gateways, calling each other and reacting to each other's events. */
export function bigSystem(): System {
  const names = Array.from({ length: 15 }, (_, index) => `service${index}`);
  const services = names.map((name, index) => {
    const calls = [index + 3, index + 7].flatMap((other) => names[other] ?? []);
    const called = calls.length > 0 ? `calls ${calls.join(', ')}` : '';
    const events = index % 4 === 0 ? `event Done${index} { at: Instant }  event Failed${index} { at: Instant }` : '';
    const sources = [index - (index % 4), index % 8].filter((other) => other % 4 === 0 && other !== index);
    const consumed = sources.flatMap((other) => [`service${other}.Done${other}`, `service${other}.Failed${other}`]);
    const consumes = consumed.length > 0 ? `consumes ${[...new Set(consumed)].join(', ')}` : '';
    const stores = index % 3 === 0 ? 'cache redis search elasticsearch instances 2..6' : '';
    return `microservice ${name} { ${called} ${events} ${consumes} ${stores}
      entity Item${index} { name: String  owner: accounts.User } }`;
  });
  const gateways = [0, 1, 2].map((first) => {
    const routes = names.filter((_, index) => index % 3 === first || index % 5 === first);
    return `gateway door${first} { client react  route ${routes.join(', ')} }`;
  });
  const head = `system big { auth accounts  discovery hub  edge traefik  console elk  tracing otlp }
    registry hub {}
    uaa accounts { client mobile { redirect "com.example:/callback" } }
    monolith intranet { auth oidc "https://login.example.com/realms/staff"  consumes service0.Done0
      entity Page { author: User } }
    role A, B, C, D, E, F`;
  return systemOf([head, ...gateways, ...services].join('\n'));
}

/** A service with twelve entities that are related in every way there is. */
export function librarySystem(): System {
  return systemOf(`
    system library { auth accounts  discovery hub }
    value Money { amount: Decimal(8, 2, min 0)  currency: String(3..3) }
    registry hub {}
    uaa accounts {}
    microservice members { entity Member { name: String } }
    /** Books, and who has them. */
    microservice lending {
      calls members
      entity Book {
        isbn: String(13) unique
        title: String(1..200)
        authors: Author[]
        subjects: Subject[]
        publisher: Publisher
        copies: Copy[1..*] owned
        editions: Book[]
        original: Book?
        language: Language = EN
        cover: Image(..5MB)?
        weight: Decimal(8, 3, min 0, unit "kg")?
        price: Money
      }
      entity Author { name: String  books: Book[] }
      entity Subject { name: String  parent: Subject?  children: Subject[]  books: Book[] }
      entity Publisher { name: String  address: Address? }
      entity Address { city: String }
      entity Copy { book: Book  barcode: String(20) unique  branch: Branch  shelf: Shelf? }
      entity Branch { name: String  address: Address  shelves: Shelf[0..40] }
      entity Shelf { branch: Branch  code: String(10) }
      entity Loan { copy: Copy  member: members.Member  fines: Fine[] owned  librarian: accounts.User? }
      entity Fine { loan: Loan  amount: Money }
      entity Reservation { book: Book  member: members.Member }
      entity Notice { reservation: Reservation?  sent: Instant  text: Text }
      enum Language { EN, DE "German" }
    }`);
}

const HOSTILE = `"q" 'a' \`b\` <script>alert(1)</script> &amp; ]]> -->|x| {{y}} #35; %%{init: {}}%% ; direction TB \u0007\u2028 **b** 😀`;

/**
 * Names that mean something to Mermaid, CSS, XML or JavaScript, and texts that try to get out of where they are put. The
 * checker lets none of the stranger names through; who makes a model by other means is no safer for it.
 */
export function hostileSystem(): System {
  const library = librarySystem();
  const rename: Readonly<Record<string, string>> = {
    hub: 'end',
    accounts: 'class',
    members: 'click',
    lending: 'a"]--><b>',
    Book: 'note',
    Author: '__proto__',
    Subject: 'toString',
    Publisher: 'x~y~{z}',
    Address: 'direction TB',
    Copy: '</text>',
    Language: 'constructor',
  };
  const to = (value: unknown): unknown => {
    if (typeof value === 'string') return Object.hasOwn(rename, value) ? rename[value] : value;
    if (Array.isArray(value)) return value.map(to);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === 'documentation' ? HOSTILE : to(part)]),
    );
  };
  return { ...(to(library) as System), name: HOSTILE, documentation: `${HOSTILE}\nand more` };
}
