/** How other languages write what this one writes otherwise: patterns of text, looked for only where it could not be read. */
import { CONDITIONS } from './other-form-conditions.ts';
import { OPTIONS } from './other-form-options.ts';
import { group, NAME, VALUE, sticky, type Pattern } from './other-form.ts';

/** A name of an application, an event, a role or an operation. */
const LISTED = String.raw`(?:\*|[A-Za-z_][\w.-]*)`;
const TYPE = String.raw`(?:${NAME}\.)?${NAME}(?:\([^()\n]*\))?(?:\[[\d.*]*\])?`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:[A-Za-z]\w*)?`;

/** Keywords that lists of names follow. */
const LISTS = 'to|for|with|role|route|calls|consumes|secret|allow|languages|scopes|grants|methods|format';
const IN_LIST = new RegExp(String.raw`\b(?:${LISTS})\s+(?:${LISTED}\s*,\s*)*$`);
const AT_LIST = new RegExp(String.raw`\b(?:${LISTS})\s+$`);
const AT_TYPE = /:\s*$/;

const COMMENTS: readonly Pattern[] = [
  { form: 'comment', found: /<!--[\s\S]{0,2000}?-->/y, read: () => '' },
  { form: 'comment', before: /(?:^\s*|[^\s=:(,]\s+)$/, found: /#(?!include\b)[^\r\n]*/y, read: () => '' },
  { form: 'comment', before: /(?:^|\s)$/, found: /--(?=[\s\w]|$)[^\r\n]*/y, read: () => '' },
];

const ANNOTATIONS: readonly Pattern[] = [
  {
    form: 'annotation',
    found: /@{1,2}[A-Za-z_][\w.]*(?:\((?:[^()"\n]|"[^"\n]*"|\((?:[^()"\n]|"[^"\n]*")*\))*\))?/y,
    // Before a name, nothing stands.
    read: ([found], before) =>
      /:\s*\S/.test(before) && /^@(?:unique|readonly)$/i.test(found) ? modifierOf(found) : '',
  },
];

function modifierOf(annotation: string): string {
  return annotation.slice(1).toLowerCase();
}

const LIST_TYPES = 'List|Set|Array|Collection|Iterable|Seq|Vector|ArrayList|HashSet|list|set|array';

const TYPES: readonly Pattern[] = [
  {
    form: 'list',
    before: AT_TYPE,
    found: sticky`(?:${LIST_TYPES})\s*[<[]\s*(${TYPE})\s*[>\]]\??`,
    read: group(1, '', '[]'),
  },
  { form: 'list', before: AT_TYPE, found: sticky`\[\s*(${TYPE})\s*\]\??`, read: group(1, '', '[]') },
  { form: 'list', before: AT_TYPE, found: sticky`(${TYPE})\s*\*`, read: group(1, '', '[]') },
  { form: 'list', before: AT_TYPE, found: sticky`(${TYPE})\s*\+`, read: group(1, '', '[1..*]') },
  {
    form: 'form',
    before: AT_TYPE,
    found: sticky`(?:Optional|Maybe|Option)\s*[<[]\s*(${TYPE})\s*[>\]]`,
    read: group(1, '', '?'),
  },
  {
    form: 'form',
    before: AT_TYPE,
    found: sticky`(${TYPE})\s*\|\s*(?:null|undefined|nil|None)\b`,
    read: group(1, '', '?'),
  },
  { form: 'form', before: AT_TYPE, found: sticky`\?\s*(${TYPE})`, read: group(1, '', '?') },
  { form: 'form', before: AT_TYPE, found: sticky`(${TYPE}\??)!`, read: group(1) },
  { form: 'form', found: sticky`(${NAME})!\s*:`, read: group(1, '', ':') },
  { form: 'form', before: AT_TYPE, found: sticky`(${TYPE}\??)\s*:=`, read: group(1, '', ' =') },
  {
    form: 'form',
    before: /:\s*[A-Za-z_(].*\s$/,
    found: sticky`default(?:\s*[:=]\s*|\s+)(${VALUE})`,
    read: group(1, '= '),
  },
  { form: 'form', before: /:\s*[A-Za-z_(].*\s$/, found: sticky`DEFAULT\s+(${VALUE})`, read: group(1, '= ') },
  { form: 'form', before: /:\s*[A-Za-z_(].*\s$/, found: sticky`default\s*\(\s*(${VALUE})\s*\)`, read: group(1, '= ') },
];

const CONSTRAINTS: readonly Pattern[] = [
  {
    form: 'form',
    found: sticky`\(\s*(${NUMBER})\s*(?:-|\u2013|\u2014|\.\.\.|\.\.=|\u2026|:|\bto\b)\s*(${NUMBER})\s*\)`,
    read: ([, from = '', to = '']) => `(${from}..${to})`,
  },
  {
    form: 'form',
    found: /\((?:[^()"\n]|"(?:\\.|[^"\\\n])*")*\)/y,
    read: ([found]) => {
      const read = found.replaceAll(
        /("(?:\\.|[^"\\\n])*")|\b(min|max|pattern|unit)\s*[:=]\s*/g,
        (_, text: string | undefined, key: string | undefined) => text ?? `${key ?? ''} `,
      );
      return read === found ? undefined : read;
    },
  },
];

const INHERITED = String.raw`(${NAME}(?:\s*,\s*${NAME})*)`;

const DECLARATIONS: readonly Pattern[] = [
  {
    form: 'inheritance',
    found: sticky`(entity|mixin)\s+(${NAME})\s*(?:[:<]\s*${INHERITED}|\(\s*${INHERITED}\s*\))(?=\s*\{)`,
    read: ([, kind = '', name = '', listed, inBrackets = '']) => `${kind} ${name} with ${listed ?? inBrackets}`,
  },
  {
    form: 'form',
    found: sticky`(entity|enum|mixin|value)\s+(${NAME})\s*=(?=\s*\{)`,
    read: ([, kind, name]) => `${kind} ${name}`,
  },
  {
    form: 'form',
    before: /\benum\s+\w+\s*$/,
    // The whole of an enum, for what is wrong with one of its values is wrong with all.
    found: /\{[^{}/]{0,5000}\}/y,
    read: ([found]) => {
      const read = found
        .replaceAll(
          /([A-Za-z_]\w*)\s*(?:=\s*|:\s*|\(\s*)("[^"\n]*"|-?\d+)(?:\s*\))?/g,
          (_, name: string, value: string) => (value.startsWith('"') ? `${name} ${value}` : name),
        )
        .replaceAll(/([{,]\s*)"([A-Za-z_]\w*)"/g, '$1$2');
      return read === found ? undefined : read;
    },
  },
];

/** Names of which at least two have one of these signs between them. */
function joined(signs: string): RegExp {
  return sticky`${LISTED}(?:\s*,\s*${LISTED})*\s*(?:${signs})\s*${LISTED}(?:\s*(?:,|${signs})\s*${LISTED})*`;
}

function withCommas([found]: RegExpExecArray): string {
  return found.replaceAll(/\s*(?:,|\b(?:and|or)\b|&&?|\|\||\+)\s*/g, ', ');
}

const RULES: readonly Pattern[] = [
  {
    form: 'form',
    before: new RegExp(String.raw`\ballow\s+${LISTED}(?:\s*,\s*${LISTED})*\s+$`),
    found: sticky`(?:for|by)\s+(${LISTED})`,
    read: group(1, 'to '),
  },
  { form: 'both', before: IN_LIST, found: joined(String.raw`\band\b|&&?|\+`), read: withCommas },
  { form: 'form', before: IN_LIST, found: joined(String.raw`\bor\b|\|\|`), read: withCommas },
  {
    form: 'form',
    before: AT_LIST,
    found: sticky`[[(]\s*(${LISTED}(?:\s*,\s*${LISTED})*)\s*,?\s*[\])]`,
    read: group(1),
  },
  {
    form: 'form',
    found: sticky`(${LISTS})\s*[:=]\s*\[\s*(${LISTED}(?:\s*,\s*${LISTED})*)\s*,?\s*\]`,
    read: ([, keyword, names]) => `${keyword} ${names}`,
  },
];

const NAMED_SETTINGS = 'database|cache|search|auth|discovery|edge|console|tracing|broker|build';

const SETTINGS: readonly Pattern[] = [
  {
    form: 'form',
    found: sticky`(${NAMED_SETTINGS})\s*[:=]\s*"([\w-]+)"`,
    read: ([, keyword, name]) => `${keyword} ${name}`,
  },
  { form: 'form', found: /(port|java)\s*[:=]?\s*"(\d+)"/y, read: ([, keyword, number]) => `${keyword} ${number}` },
  {
    form: 'address',
    before: /\broute\s+$/,
    found: sticky`(${LISTED})\s*(?:(?:->|=>|\b(?:to|at|as)\b)\s*"?|")/[\w/{}.-]*"?`,
    read: ([, service = '']) => service.replace(/-$/, ''),
  },
  {
    form: 'address',
    before: /\broute\s+$/,
    found: sticky`"?/[\w/{}.-]*"?\s*(?:->|=>|\bto\b)\s*(${LISTED})`,
    read: group(1),
  },
];

const IMPORTS: readonly Pattern[] = [
  {
    form: 'form',
    found: /import\s+(?:type\s+)?[\w*{},\t ]+\sfrom\s+(?:"([^"\n]+)"|'([^'\n]+)')/y,
    read: ([, double, single]) => `import "${double ?? single}"`,
  },
  {
    form: 'form',
    found: /#include\s+[<"]((?:\.\.?\/)*)([\w-][\w./-]*)[>"]/y,
    read: ([, folder = '', path = '']) => `import "${folder || './'}${path}"`,
  },
  { form: 'form', found: /import\s*\(\s*("[^"\n]+")\s*\)/y, read: group(1, 'import ') },
  {
    form: 'form',
    found: /import\s+<?((?:\.\.?\/)*)([\w-][\w./-]*)\.msa>?/y,
    read: ([, folder = '', path = '']) => `import "${folder || './'}${path}.msa"`,
  },
];

/** The likelier first. */
export const PATTERNS: readonly Pattern[] = [
  ...COMMENTS,
  ...ANNOTATIONS,
  ...TYPES,
  ...CONSTRAINTS,
  ...DECLARATIONS,
  ...RULES,
  ...CONDITIONS,
  ...OPTIONS,
  ...SETTINGS,
  ...IMPORTS,
];
