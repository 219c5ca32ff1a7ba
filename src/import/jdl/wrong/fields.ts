import type { Diagnostic } from '../../../check/diagnostic.ts';
import { compareDecimals } from '../../../check/decimals.ts';
import { listed } from '../../../check/listed.ts';
import { nearest } from '../../../language/nearest.ts';
import type { Lookup } from '../lookup.ts';
import type { JdlField, JdlValidation, Word } from '../model.ts';
import { problem } from '../problem.ts';
import { FIELD_TYPES, isFieldType } from '../field-types.ts';

/** Fields of unknown types, and validations that cannot be. */
export function wrongFields(lookup: Lookup): readonly Diagnostic[] {
  return lookup.model.entities.flatMap((entity) =>
    entity.fields.flatMap((field) => {
      const type = wrongType(field.type, lookup);
      return type ? [type] : wrongValidations(field, lookup);
    }),
  );
}

function wrongType({ text, at }: Word, { entities, enums }: Lookup): Diagnostic | undefined {
  if (isFieldType(text) || enums.has(text)) return undefined;
  if (entities.has(text))
    return problem(
      at,
      `\`${text}\` is an entity, which is no type of a field.`,
      'Entities are joined by a `relationship`.',
    );
  const near = nearest(text, [...Object.keys(FIELD_TYPES), ...enums.keys()]);
  return problem(at, `There is no type or enum \`${text}\`.`, near && `Did you mean \`${near}\`?`);
}

function wrongValidations(field: JdlField, lookup: Lookup): readonly Diagnostic[] {
  const { text: type } = field.type;
  const allowed: readonly string[] =
    isFieldType(type) && !lookup.enums.has(type) ? FIELD_TYPES[type].validations : ['required', 'unique'];
  const problems = field.validations.flatMap(({ name, value }) => {
    if (!allowed.includes(name.text)) {
      const takes = listed(allowed);
      return [
        problem(
          name.at,
          `A field of type \`${type}\` takes no \`${name.text}\`.`,
          takes ? `It takes ${takes}.` : undefined,
        ),
      ];
    }
    return value && name.text !== 'pattern' ? wrongBound(name, value, type, lookup) : [];
  });
  return problems.length > 0 ? problems : emptyRange(field, lookup);
}

function wrongBound(name: Word, value: Word, type: string, lookup: Lookup): readonly Diagnostic[] {
  const bound = boundOf(value, lookup);
  if (bound === undefined) {
    const near = nearest(value.text, lookup.constants.keys());
    const help = near ? `Did you mean \`${near}\`?` : `Declare it: \`${value.text} = 10\`.`;
    return [problem(value.at, `There is no constant \`${value.text}\`.`, help)];
  }
  const whole = !['BigDecimal', 'Float', 'Double'].includes(type);
  if (whole && !/^-?\d+(\.0+)?$/.test(bound))
    return [problem(value.at, `\`${name.text}\` of \`${type}\` takes a whole number, not ${bound}.`)];
  const length = name.text !== 'min' && name.text !== 'max';
  if (length && compareDecimals(bound, '0') < 0)
    return [problem(value.at, `\`${name.text}\` takes no negative number.`)];
  if (name.text === 'maxlength' && compareDecimals(bound, '1') < 0)
    return [problem(value.at, 'A text of at most no characters holds nothing.')];
  return [];
}

/** The text of a number, or of the constant that is named. */
export function boundOf(value: Word, { constants }: Lookup): string | undefined {
  if (/^-?\d/.test(value.text)) return value.text;
  return constants.get(value.text)?.value.text;
}

const PAIRS = [
  ['min', 'max'],
  ['minlength', 'maxlength'],
  ['minbytes', 'maxbytes'],
] as const;

function emptyRange({ validations }: JdlField, lookup: Lookup): readonly Diagnostic[] {
  return PAIRS.flatMap(([least, most]) => {
    const from = lastOf(validations, least);
    const to = lastOf(validations, most);
    const [min, max] = [from?.value && boundOf(from.value, lookup), to?.value && boundOf(to.value, lookup)];
    if (!from || min === undefined || (max === undefined && least !== 'minlength')) return [];
    const limit = max ?? DEFAULT_LENGTH;
    if (compareDecimals(min, limit) <= 0) return [];
    const at = to?.value?.at ?? from.value?.at ?? from.name.at;
    return [
      problem(at, `No value is at least ${min} and at most ${limit}.`, max === undefined ? HELP_LENGTH : undefined),
    ];
  });
}

/** Of a column without `maxlength`. */
const DEFAULT_LENGTH = '255';
const HELP_LENGTH = 'Without `maxlength` a String has at most 255 characters.';

/** Of several validations of a name, the last counts. */
export function lastOf(validations: readonly JdlValidation[], name: string): JdlValidation | undefined {
  return validations.findLast((validation) => validation.name.text === name);
}
