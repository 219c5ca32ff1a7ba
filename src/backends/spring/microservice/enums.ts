/** Enums: classes with a label for each value. */
import type { Enum } from '../../common/subset/model.ts';
import { javaString } from '../../common/escape.ts';
import { variableName } from '../names.ts';
import { comment, documentation, imports } from './java.ts';

/** The constant of a value: the value's name, unless Java or the class itself needs that. */
export function enumConstant(value: string): string {
  return value === 'label' ? 'label_' : variableName(value);
}

export interface EnumView {
  readonly type: string;
  readonly imports: string;
  readonly javadoc: string | null;
  readonly values: readonly EnumValueView[];
}

interface EnumValueView {
  readonly javadoc: string | null;
  readonly constant: string;
  readonly label: string;
  /** The name in JSON as a literal, where it is not the constant's. */
  readonly json: string | null;
}

export function enumView(type: string, model: Enum): EnumView {
  const values = model.values.map((value) => {
    const constant = enumConstant(value.name);
    return {
      javadoc: comment([documentation(value.documentation)], [], '    '),
      constant,
      label: javaString(value.label),
      json: constant === value.name ? null : javaString(value.name),
    };
  });
  const renamed = values.some((value) => value.json !== null);
  return {
    type,
    imports: imports(renamed ? ['com.fasterxml.jackson.annotation.JsonProperty'] : []),
    javadoc: comment([documentation(model.documentation)]),
    values,
  };
}
