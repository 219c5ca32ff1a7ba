// docs/diagnostics/*.md is the one catalogue of diagnostics; this turns its pages into typed functions, one a code,
// so that a rule can neither invent a message nor forget a parameter. docs/decisions/0003-diagnostics.md says why.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pages = 'docs/diagnostics';
const target = 'src/check/generated';

/** Writes `src/check/generated/catalogue.ts`. Fails on a page that is not of the known form, and on a name given twice. */
export function compileDiagnostics() {
  const entries = readdirSync(pages)
    .filter((file) => /^MSA\d{4}\.md$/.test(file))
    .sort()
    .map((file) => parsePage(file, readFileSync(join(pages, file), 'utf8')));
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size !== entries.length) throw new Error(`Two pages of ${pages} share a name.`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'catalogue.ts'), moduleOf(entries));
}

/** A page starts with a title and one paragraph a text: `**error**: …`, then any of help (several), fix (several) and see. */
function parsePage(file, text) {
  const title = /^# (MSA\d{4}) `([a-z][a-z-]*)`\n/.exec(text);
  if (!title || `${title[1]}.md` !== file) throw new Error(`${file} must start with "# <code> \`<name>\`".`);
  const texts = [...text.matchAll(/^\*\*(error|warning|hint|help|fix|see)\*\*: (.+)$/gm)];
  const of = (...kinds) => texts.filter(([, kind]) => kinds.includes(kind)).map(([, , value]) => value);
  const [message, ...more] = texts.filter(([, kind]) => ['error', 'warning', 'hint'].includes(kind));
  if (!message || more.length > 0) throw new Error(`${file} must have one message: a line "**error**: …".`);
  return {
    code: title[1],
    name: title[2],
    severity: message[1],
    message: message[2],
    help: of('help'),
    fix: of('fix'),
    related: of('see')[0],
  };
}

function moduleOf(entries) {
  const functions = entries.map((entry) => {
    const { name, message, help, fix, related } = entry;
    const required = parametersOf(message);
    const optional = parametersOf([...help, ...fix].join('\n')).filter((each) => !required.includes(each));
    const type = [
      ...required.map((each) => `${each}: Value`),
      ...optional.map((each) => `${each}?: Value | undefined`),
    ];
    const relatedType = parametersOf(related ?? '').map((each) => `${each}: Value`);
    const constant = name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
    return {
      constant,
      text: `/** ${entry.severity} ${entry.code}: ${message} */\nexport const ${constant} = define<{ ${type.join('; ')} }, { ${relatedType.join('; ')} }>(${JSON.stringify(entry)});`,
    };
  });
  return `// Made by scripts/diagnostics.mjs from ${pages}; never edited.
import { define, type Value } from '../define.ts';

${functions.map((each) => each.text).join('\n\n')}

/** Every diagnostic there is, by code. */
export const catalogue = [
${functions.map((each) => `  ${each.constant}.entry,`).join('\n')}
];
`;
}

function parametersOf(template) {
  return [...new Set([...template.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name))];
}
