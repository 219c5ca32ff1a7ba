/** Conditions of other languages. */
import { group, PATH, sticky, VALUE, type Pattern } from './other-form.ts';

const IN_CONDITION = /\bwhen\b[^"\n]*$/;

export const CONDITIONS: readonly Pattern[] = [
  {
    form: 'form',
    before: /\ballow\s[\w*, .-]*\s$/,
    found: sticky`(?:if|where)\s+(${PATH})(?=\s*[=!]=)`,
    read: group(1, 'when '),
  },
  { form: 'operator', before: IN_CONDITION, found: /===/y, read: () => '==' },
  { form: 'operator', before: IN_CONDITION, found: /!==|<>|is\s+not\b/y, read: () => '!=' },
  { form: 'operator', before: IN_CONDITION, found: /<=|>=|<|>|~=|=~|~/y, read: () => '==' },
  { form: 'operator', before: IN_CONDITION, found: /&&?|\|\|/y, read: () => 'and' },
  {
    form: 'form',
    before: IN_CONDITION,
    found: sticky`(${VALUE})\s*,\s*(${PATH})(?=\s*[=!]=)`,
    read: ([, value, path]) => `${value} and ${path}`,
  },
  {
    form: 'form',
    before: IN_CONDITION,
    found: sticky`(${PATH})\s+not\s+in\s*[([]\s*(${VALUE}(?:\s*,\s*${VALUE})*)\s*[)\]]`,
    read: ([, path = '', values = '']) =>
      values
        .split(/\s*,\s*/)
        .map((value) => `${path} != ${value}`)
        .join(' and '),
  },
  {
    form: 'choice',
    before: IN_CONDITION,
    found: sticky`in\s*[([]\s*(${VALUE})(?:\s*,\s*${VALUE})*\s*[)\]]`,
    read: group(1, '== '),
  },
  {
    form: 'form',
    before: IN_CONDITION,
    found: sticky`(?:not\s+|!\s*)(${PATH})(?![\w.])(?!\s*(?:[=!(<>]|in\b|is\b))`,
    read: group(1, '', ' == false'),
  },
  {
    form: 'form',
    before: /\bwhen\s+(?:[^"\n]*\band\s+)?$/,
    found: /\([^()"\n]+\)(?:\s+and\s+(?:\([^()"\n]+\)|[\w.]+\s*[=!]=\s*[\w.]+))*/y,
    read: ([found]) => (/\bor\b|\bnot\b|[|!](?!=)/.test(found) ? undefined : found.replaceAll(/\(\s*|\s*\)/g, '')),
  },
];
