import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { format, formattingEdits, Source } from '../../../src/language/index.ts';
import { files, formatted, formattedPage } from './texts.ts';

/** Lines of a text, as they read best in a test: the first is empty, and all are indented alike. */
function text(strings: TemplateStringsArray): string {
  const lines = strings.raw.join('').split('\n').slice(1);
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => line.slice(indent)).join('\n');
}

type Case = readonly [name: string, before: string, after: string];

describe.each<readonly [string, readonly Case[]]>([
  [
    'one statement a line',
    [
      [
        'at the top of a file',
        'role A   role B',
        text`
        role A
        role B
      `,
      ],
      [
        'in a block',
        'system s {\n auth a  discovery d }',
        text`
        system s {
          auth a
          discovery d
        }
      `,
      ],
      [
        'whatever line breaks it has inside',
        'role\nA\n,\nB',
        text`
        role A, B
      `,
      ],
    ],
  ],
  [
    'a block on one line stays there',
    [
      [
        'with two spaces between statements',
        'registry hub {port 8761 config git "x"}',
        text`
        registry hub { port 8761  config git "x" }
      `,
      ],
      [
        'with one space between the values of an enum',
        'microservice m { enum E {A,B "b" , C,} }',
        text`
        microservice m { enum E { A, B "b", C, } }
      `,
      ],
      [
        'and an empty one is put there',
        'system s {\n\n}',
        text`
        system s {}
      `,
      ],
      [
        'but one that its author broke anywhere is broken everywhere',
        'microservice m { port 1  enum E { A,\nB } }',
        text`
        microservice m {
          port 1

          enum E {
            A,
            B
          }
        }
      `,
      ],
      [
        'and so is one that does not fit in 120 columns',
        `microservice m { database postgresql  calls ${'a, '.repeat(30)}b  entity E { x: Int  y: Int } }`,
        text`
        microservice m {
          database postgresql
          calls a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, b
          entity E { x: Int  y: Int }
        }
      `,
      ],
    ],
  ],
  [
    'empty lines',
    [
      [
        'stay, one of them',
        'role A\n\n\n\nrole B\nrole C',
        text`
        role A

        role B
        role C
      `,
      ],
      [
        'go at the ends of blocks and files',
        '\n\nsystem s {\n\n auth a\n\n}\n\n',
        text`
        system s {
          auth a
        }
      `,
      ],
      [
        'come between a block of several lines and its neighbours',
        'role A\nregistry hub {\n port 1\n}\nuaa u {}\ngateway g {}',
        text`
        role A

        registry hub {
          port 1
        }

        uaa u {}
        gateway g {}
      `,
      ],
      [
        'and before the comments of the block',
        'role A // a\n// of the hub\nregistry hub {\n port 1\n}',
        text`
        role A // a

        // of the hub
        registry hub {
          port 1
        }
      `,
      ],
    ],
  ],
  [
    'inside a statement',
    [
      [
        'of a field',
        'microservice m { entity E { a:String ( 3 .. 20,pattern "x" ) ?unique="y" } }',
        text`
        microservice m { entity E { a: String(3..20, pattern "x")? unique = "y" } }
      `,
      ],
      [
        'open bounds, negative numbers',
        'microservice m { entity E { a : Int ( ..5 )  b: Int(3 ..)  c: Decimal( 12,2,min -1 ) } }',
        text`
        microservice m { entity E { a: Int(..5)  b: Int(3..)  c: Decimal(12, 2, min -1) } }
      `,
      ],
      [
        'lists and names with dots',
        'microservice m { entity E { a : B [ 1 .. * ]  c : uaa . User  d:B[*]? } }',
        text`
        microservice m { entity E { a: B[1..*]  c: uaa.User  d: B[*]? } }
      `,
      ],
      [
        'of an index and of rules',
        'microservice m { entity E { index(a,b)unique  allow*to A,B  allow read when a==me } }',
        text`
        microservice m { entity E { index (a, b) unique  allow * to A, B  allow read when a == me } }
      `,
      ],
      [
        'events, operations, scaling, durations',
        'microservice m {instances 2 .. 6 at cpu 70 event P from O{a,b} operation search(o :O,t:String( ..500)):O allow A resources{cpu 250m..2 memory 1Gi}}',
        text`
          microservice m {
            instances 2..6 at cpu 70
            event P from O { a, b }
            operation search(o: O, t: String(..500)): O allow A
            resources { cpu 250m..2  memory 1Gi }
          }
        `,
      ],
      [
        'routes, alerts',
        'gateway g { route a{path "/a","/b" methods GET,POST rewrite "/a" to "/b"} }  system s { console elk{alert errors>20 per 5m to "a@b"} }',
        text`
          gateway g { route a { path "/a", "/b"  methods GET, POST  rewrite "/a" to "/b" } }
          system s { console elk { alert errors > 20 per 5m to "a@b" } }
        `,
      ],
      [
        'fields that are called as statements are',
        'microservice m { entity E { index :Int  page:page (3)  allow : allow[ ] } }',
        text`
        microservice m { entity E { index: Int  page: page(3)  allow: allow[] } }
      `,
      ],
    ],
  ],
  [
    'a statement that does not fit in 120 columns',
    [
      [
        'is broken after commas',
        `role ${'CUSTOMER, '.repeat(12)}SELLER`,
        text`
        role CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER, CUSTOMER,
          CUSTOMER, SELLER
      `,
      ],
      [
        'and before its keywords',
        `microservice m {\n entity E {\n allow read, update to A${'A'.repeat(90)} when customer == me\n} }`,
        text`
        microservice m {
          entity E {
            allow read, update to AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
              when customer == me
          }
        }
      `,
      ],
      [
        'a list in parentheses has a line for each element',
        `microservice m {\n entity E {\n a: String(3..20, pattern "${'[a-z]'.repeat(20)}") unique\n} }`,
        text`
        microservice m {
          entity E {
            a: String(
              3..20,
              pattern "[a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z][a-z]"
            ) unique
          }
        }
      `,
      ],
      [
        'a text is never broken',
        `system s { version "${'1'.repeat(120)}" }`,
        text`
        system s {
          version "111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"
        }
      `,
      ],
    ],
  ],
  [
    'comments',
    [
      [
        'at the end of a line stay there',
        'role A    // who\nsystem s { // s\n auth a// b\n} // end',
        text`
        role A // who

        system s { // s
          auth a // b
        } // end
      `,
      ],
      [
        'with lines of their own keep them',
        'system s {\n// one\n\n   // two\n auth a\n// three\n}\n// four',
        text`
        system s {
          // one

          // two
          auth a
          // three
        }
        // four
      `,
      ],
      [
        'between two words stay between them',
        'role /* a */ A /* b */ , B',
        text`
        role /* a */ A /* b */, B
      `,
      ],
      [
        'of a list put each element in its line',
        'role A, // a\nB, C',
        text`
        role A, // a
          B,
          C
      `,
      ],
      [
        'that are documentation have lines of their own in a block of several',
        'microservice m { /** E. */ entity E {}\n /* x */ entity F {} }',
        text`
        microservice m {
          /** E. */
          entity E {}
          /* x */ entity F {}
        }
      `,
      ],
      [
        'and share the line of a block that has but one',
        'microservice m { /** E. */ entity E {} }',
        text`
        microservice m { /** E. */ entity E {} }
      `,
      ],
      [
        'of several lines move with their block, stars below each other',
        'microservice m {\n/**\n* One.\n      *  Two.\n*/\nentity E {}\n}',
        text`
        microservice m {
          /**
           * One.
           *  Two.
           */
          entity E {}
        }
      `,
      ],
      [
        'and without stars they keep their shape',
        'microservice m {\n/* not now:\n   entity E {\n     x: Int   \n   } */\n}',
        text`
        microservice m {
          /* not now:
             entity E {
               x: Int
             } */
        }
      `,
      ],
      [
        'of a list of documented elements',
        'role\n/** Packs. */\nPACKER,\nDRIVER',
        text`
        role
          /** Packs. */
          PACKER,
          DRIVER
      `,
      ],
    ],
  ],
  [
    'the file',
    [
      ['ends with a line feed', 'role A', 'role A\n'],
      ['has no blanks at line ends', 'role A   \n  \nrole B\t\n', 'role A\n\nrole B\n'],
      ['may be empty', ' \n \n', ''],
      ['may hold comments alone', '\n// a\n\n\n/* b */', '// a\n\n/* b */\n'],
      ['keeps CR LF where every line has it', 'role A\r\n// b \r\nrole B', 'role A\r\n// b\r\nrole B\r\n'],
      ['has LF where line ends are mixed', 'role A\r\nrole B\nrole C\r', 'role A\nrole B\nrole C\n'],
    ],
  ],
])('formatting: %s', (_, cases) => {
  test.each(cases)('%s', (_name, before, after) => {
    expect(formatted(before)).toBe(after);
    expect(formatted(after)).toBe(after);
  });
});

describe('a text with syntax errors', () => {
  test('is left alone, and says why', () => {
    const source = new Source('main.msa', 'role A\n\n\nregistry hub { prot 1 }');
    expect(formattingEdits(source)).toBeUndefined();
    const result = format(source);
    expect(result.kind === 'broken' && result.problems.map(({ kind }) => kind)).toEqual(['misspelt-keyword']);
  });

  test.each(['role A;', 'system s { version "1', 'role A /* b', "config git 'x'", '{'.repeat(200), 'role A }'])(
    '%s',
    (broken) => {
      expect(format(new Source('main.msa', broken)).kind).toBe('broken');
    },
  );

  test('what is merely wrong is no such thing', () => {
    expect(formatted('system s { auth nobody  auth nobody } gateway g { entity E { x: Nothing } }')).toBeDefined();
  });
});

describe('an editor', () => {
  const before = 'role   A\nsystem s {\n auth  a\n discovery   b\n}\n';

  test('changes white space and nothing else', () => {
    expect(formattingEdits(new Source('main.msa', before))).toEqual([
      { start: 4, end: 7, text: ' ' },
      { start: 8, end: 9, text: '\n\n' },
      { start: 19, end: 21, text: '\n  ' },
      { start: 25, end: 27, text: ' ' },
      { start: 28, end: 30, text: '\n  ' },
      { start: 39, end: 42, text: ' ' },
    ]);
  });

  test('formats the lines that are selected', () => {
    const line = before.indexOf(' auth');
    const part = { start: line, end: before.indexOf('\n', line) };
    expect(formattingEdits(new Source('main.msa', before), part)).toEqual([
      { start: 19, end: 21, text: '\n  ' },
      { start: 25, end: 27, text: ' ' },
    ]);
  });

  test('has nothing to do where all is formatted', () => {
    expect(formattingEdits(new Source('main.msa', formatted(before)))).toEqual([]);
  });
});

describe('what we show is formatted', () => {
  test.each([...files])('$name', ({ text }) => expect(formatted(text)).toBe(text));

  // `vitest -u` formats them.
  test.each(['docs/language.md', 'README.md'])('%s', async (page) => {
    await expect(formattedPage(page)).toMatchFileSnapshot(resolve(page));
  });
});
