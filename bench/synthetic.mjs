// A made-up system of any size, the same for the same size: services of ten entities, some 27 lines each, with comments,
// constraints, enums, relations, references across services and access rules.

const ENTITIES_PER_SERVICE = 10;

/**
 * @param {number} entities how many
 * @param {{ files?: boolean, long?: number }} [options] `files`: one file for each service (the default), or all in one;
 *   `long`: how many entities the service in the middle has, instead of ten
 * @returns {Map<string, string>} texts by path; `main.msa` is the entry
 */
export function synthesize(entities, { files = true, long = ENTITIES_PER_SERVICE } = {}) {
  const services = Math.ceil(entities / ENTITIES_PER_SERVICE);
  const names = Array.from({ length: services }, (_, index) => `service${index}`);
  const head = [
    'system big { package com.example.big  auth accounts  discovery hub }',
    'role CUSTOMER, SELLER, SUPPORT',
    'registry hub { port 7000 }',
    'uaa accounts { port 7001 }',
    `gateway web {\n  port 7002\n  route ${names.join(', ')}\n}`,
  ];
  const entitiesOf = (index) => (index === services >> 1 ? long : ENTITIES_PER_SERVICE);
  const texts = new Map(names.map((name, index) => [`${name}.msa`, service(name, index, services, entitiesOf(index))]));
  if (!files) return new Map([['main.msa', [...head, ...texts.values()].join('\n\n')]]);
  const imports = [...texts.keys()].map((path) => `import "./${path}"`);
  return new Map([['main.msa', `${[...head, ...imports].join('\n')}\n`], ...texts]);
}

function service(name, index, services, entities) {
  const called = index + 1 < services ? `service${index + 1}` : undefined;
  const body = Array.from({ length: entities }, (_, number) => entity(number, entities, called)).join('\n');
  const calls = called ? `  calls ${called}\n` : '';
  return `/** Service ${index} of a made-up system. */\nmicroservice ${name} {\n  port ${10_000 + index}\n${calls}\n${body}
  enum Status { DRAFT, OPEN "In work", CLOSED, CANCELLED "Given up" }\n}\n`;
}

function entity(number, entities, called) {
  const next = (number + 1) % entities;
  const reference = called
    ? `    elsewhere: ${called}.Thing${number % ENTITIES_PER_SERVICE}?\n`
    : '    elsewhere: UUID?\n';
  return `  /**
   * Thing ${number}: something that people keep.
   */
  entity Thing${number} {
    /** What people call it by. */
    code: String(3..20, pattern "[A-Z0-9-]+") unique readonly
    name: String(1..120)
    description: Text?
    amount: Decimal(12, 2, min 0)
    count: Int(1..999) = 1
    weight: Double(min 0)?
    status: Status = DRAFT
    active: Boolean = true
    madeAt: Instant = now
    day: LocalDate?
    owner: accounts.User
    next: Thing${next}?
${reference}
    index (status, madeAt)
    index (name)
    page 20 by madeAt desc

    allow read
    allow create, update to CUSTOMER when owner == me
    allow * to SUPPORT
  }
`;
}
