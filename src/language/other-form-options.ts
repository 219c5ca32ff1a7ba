/** How other languages, and people in a hurry, write the options of an entity: patterns of text, as in other-form-patterns.ts. */
import { group, NAME, sticky, type Pattern } from './other-form.ts';

const AT_STATEMENT = /(?:^|[{}])\s*$/;

export const OPTIONS: readonly Pattern[] = [
  { form: 'form', before: AT_STATEMENT, found: /(?:read[-_]only|readOnly)(?![\w:-])/y, read: () => 'read only' },
  { form: 'form', before: AT_STATEMENT, found: /soft[-_]?delete(?![\w:-])/iy, read: () => 'soft delete' },
  {
    form: 'form',
    before: AT_STATEMENT,
    found: sticky`(search|filter)\s+(${NAME}(?:\s*,\s*${NAME})*)(?!\s*[(\w])`,
    read: ([, option, fields]) => `${option} (${fields})`,
  },
  { form: 'form', before: /\bby\s.*$/, found: /(desc|asc)ending\b/y, read: group(1) },
  {
    form: 'form',
    found: /on\s+delete\s+(?:set\s*null|nullify|null)\b/iy,
    read: () => 'on delete clear',
  },
  { form: 'form', before: AT_STATEMENT, found: sticky`(${NAME})\s*;\s*(?=[A-Z])`, read: group(1, '', ': ') },
  {
    form: 'form',
    before: AT_STATEMENT,
    found: sticky`(?:private|public|protected|final|var|let|const|val)\s+(${NAME})\s*:`,
    read: group(1, '', ':'),
  },
];
