import { compareDecimals, fractionDigits } from '../../../check/decimals.ts';
import { patternFault } from '../../../check/pattern.ts';
import { FIELD_TYPES, isFieldType } from '../field-types.ts';
import type { Lookup } from '../lookup.ts';
import type { JdlAnnotation, JdlField } from '../model.ts';
import { line, quoted, type Line } from '../msa.ts';
import type { Report } from '../report.ts';
import { boundOf, lastOf } from '../wrong/fields.ts';
import { annotationText } from './entity-options.ts';
import type { Renamed, TypeNames } from './names.ts';

/** What a field is turned into needs to know. */
export interface FieldContext {
  readonly lookup: Lookup;
  readonly types: TypeNames;
  readonly report: Report;
}

/** A field of a plain type or of an enum. */
export function convertField(field: JdlField, { name, comments }: Renamed, context: FieldContext): Line {
  const converter = new FieldConverter(field, context);
  const text = converter.text(name);
  return line(text, {
    documentation: field.documentation,
    comments: [...field.comments, ...comments, ...converter.comments],
  });
}

/** Types whose values no index takes. */
const UNINDEXED = new Set(['TextBlob', 'Blob', 'AnyBlob', 'ImageBlob', 'ByteBuffer']);

class FieldConverter {
  readonly comments: string[] = [];
  readonly #field: JdlField;
  readonly #context: FieldContext;

  constructor(field: JdlField, context: FieldContext) {
    this.#field = field;
    this.#context = context;
  }

  text(name: string): string {
    this.#leaveOutRepeated();
    const required = lastOf(this.#field.validations, 'required') !== undefined;
    const constraints = this.#constraints();
    const type = `${this.#type()}${constraints.length > 0 ? `(${constraints.join(', ')})` : ''}`;
    const unique = this.#unique() ? ' unique' : '';
    return `${name}: ${type}${required ? '' : '?'}${unique}${this.#annotations()}`;
  }

  #type(): string {
    const { text } = this.#field.type;
    return isFieldType(text) && !this.#isEnum() ? FIELD_TYPES[text].msa : this.#context.types.of(text).name;
  }

  /** An enum may have the name of a type: of `Date`, which is one of older versions, for example. */
  #isEnum(): boolean {
    return this.#context.lookup.enums.has(this.#field.type.text);
  }

  #leaveOutRepeated(): void {
    const { validations } = this.#field;
    for (const each of validations) {
      const last = lastOf(validations, each.name.text);
      if (each === last || each.value?.text === last?.value?.text) continue;
      const why = `\`${each.name.text}\` is said again, and the last one counts`;
      this.comments.push(
        this.#context.report.leftOut(each.name.at, `${each.name.text}(${each.value?.text ?? ''})`, why),
      );
    }
  }

  #constraints(): readonly string[] {
    if (this.#isEnum()) return [];
    switch (this.#field.type.text) {
      case 'String':
        return [...this.#length(), ...this.#pattern()];
      case 'BigDecimal':
        return this.#digits();
      case 'TextBlob':
        this.#leaveOutBytes();
        return [];
      case 'Blob':
      case 'AnyBlob':
      case 'ImageBlob':
        return range(bytes(this.#bound('minbytes')), bytes(this.#bound('maxbytes')));
      default:
        return range(whole(this.#bound('min')), whole(this.#bound('max')));
    }
  }

  #bound(name: string): string | undefined {
    const value = lastOf(this.#field.validations, name)?.value;
    return value && boundOf(value, this.#context.lookup);
  }

  #length(): readonly string[] {
    const min = whole(this.#bound('minlength'));
    return range(min === '0' ? undefined : min, whole(this.#bound('maxlength')));
  }

  /** JHipster's columns have 21 digits, two of them after the point. */
  #digits(): readonly string[] {
    const [min, max] = [this.#bound('min'), this.#bound('max')];
    const scale = Math.max(2, ...[min, max].map((bound) => (bound === undefined ? 0 : fractionDigits(bound))));
    const bounds = [...(min === undefined ? [] : [`min ${min}`]), ...(max === undefined ? [] : [`max ${max}`])];
    return ['21', String(scale), ...bounds];
  }

  /** A pattern matches the whole value in any case: anchors at its ends say nothing. */
  #pattern(): readonly string[] {
    const value = lastOf(this.#field.validations, 'pattern')?.value;
    if (!value) return [];
    const pattern = unanchored(value.text.replaceAll(/(?<!\\)((?:\\\\)*)\\\//g, '$1/'));
    const fault = patternFault(pattern);
    if (!fault) return [`pattern ${quoted(pattern)}`];
    const why = fault.text.replaceAll('`', '').replace(/\.$/, '');
    this.comments.push(this.#context.report.leftOut(value.at, `pattern(/${value.text}/)`, lowerFirst(why)));
    return [];
  }

  /** Older versions of JDL bounded texts by bytes. */
  #leaveOutBytes(): void {
    for (const { name, value } of this.#field.validations)
      if (name.text === 'minbytes' || name.text === 'maxbytes')
        this.comments.push(
          this.#context.report.leftOut(name.at, `${name.text}(${value?.text ?? ''})`, 'a Text has no bounds'),
        );
  }

  #unique(): boolean {
    const unique = lastOf(this.#field.validations, 'unique');
    if (!unique || !UNINDEXED.has(this.#field.type.text)) return unique !== undefined;
    const why = 'values of any length cannot be compared by an index';
    this.comments.push(this.#context.report.leftOut(unique.name.at, 'unique', why));
    return false;
  }

  #annotations(): string {
    return this.#field.annotations.map((annotation) => this.#annotation(annotation)).join('');
  }

  #annotation(annotation: JdlAnnotation): string {
    const { report } = this.#context;
    const { name, value } = annotation;
    const text = annotationText(annotation);
    switch (lowerFirst(name.text)) {
      case 'readonly':
        this.comments.push(report.changed(name.at, text, 'readonly here: set when the row is made, and never changed'));
        return ' readonly';
      case 'columnName':
        if (value) return ` column ${quoted(value.text)}`;
        break;
      case 'defaultValue': {
        const literal = value && this.#literal(value.text);
        if (literal !== undefined) return ` = ${literal}`;
        break;
      }
      case 'id':
        this.comments.push(report.changed(name.at, text, 'keys are called `id`; this field stays unique'));
        return this.#unique() ? '' : ' unique';
      default:
    }
    this.comments.push(report.leftOut(name.at, text, 'it has no counterpart'));
    return '';
  }

  /** A default value, when it fits the type. */
  #literal(text: string): string | undefined {
    const { text: type } = this.#field.type;
    const numeric = /^-?\d+(\.\d+)?$/.test(text);
    if (type === 'String') {
      const [min, max] = [this.#bound('minlength') ?? '0', this.#bound('maxlength') ?? '255'];
      const fits = compareDecimals(String(text.length), min) >= 0 && compareDecimals(String(text.length), max) <= 0;
      return fits && !lastOf(this.#field.validations, 'pattern') ? quoted(text) : undefined;
    }
    if (type === 'TextBlob') return quoted(text);
    if (type === 'Boolean') return text === 'true' || text === 'false' ? text : undefined;
    if (['Integer', 'Long', 'Float', 'Double', 'BigDecimal'].includes(type)) {
      const [min, max] = [this.#bound('min'), this.#bound('max')];
      const above = min === undefined || (numeric && compareDecimals(text, min) >= 0);
      const below = max === undefined || (numeric && compareDecimals(text, max) <= 0);
      const exact =
        ['Float', 'Double'].includes(type) || (numeric && fractionDigits(text) <= (type === 'BigDecimal' ? 2 : 0));
      return numeric && above && below && exact ? text : undefined;
    }
    return this.#context.lookup.enums.get(type)?.values.some(({ name }) => name.text === text) ? text : undefined;
  }
}

/** `3..20`, `..20`, `3..`, or nothing. */
function range(min: string | undefined, max: string | undefined): readonly string[] {
  return min === undefined && max === undefined ? [] : [`${min ?? ''}..${max ?? ''}`];
}

/** `10.0` → `10`. */
function whole(text: string | undefined): string | undefined {
  return text?.replace(/\.0+$/, '');
}

const UNITS = [
  ['GB', 1000 ** 3],
  ['GiB', 1024 ** 3],
  ['MB', 1000 ** 2],
  ['MiB', 1024 ** 2],
  ['KB', 1000],
  ['KiB', 1024],
] as const;

/** A number of bytes in the largest unit that keeps it whole: `5242880` → `5MiB`. */
function bytes(text: string | undefined): string | undefined {
  const number = Number(text);
  if (text === undefined) return undefined;
  const unit = UNITS.find(([, size]) => number > 0 && number % size === 0);
  return unit ? `${number / unit[1]}${unit[0]}` : `${number}B`;
}

function unanchored(pattern: string): string {
  const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)((?:\\\\)*)\$$/, '$1');
  return hasAlternatives(inner) ? pattern : inner;
}

/** Whether alternatives stand at the top of the expression: `^a|b$` means something else without its anchors. */
function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let index = 0; index < pattern.length; index++) {
    const sign = pattern[index];
    if (sign === '\\') index++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return true;
  }
  return false;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
