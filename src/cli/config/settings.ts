import { evaluate, parse, type ValueNode } from '@humanwhocodes/momoa';
import schema from '../../../schema/config.schema.json' with { type: 'json' };

/** What `msac.config.json` may say. schema/config.schema.json says what each means. */
export interface Settings {
  readonly file?: string;
  readonly out?: string;
  readonly only?: readonly string[];
  readonly format?: string;
  readonly quiet?: boolean;
}

/** Something wrong in the text of a configuration, and where, in code units from 0. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** What was written, when one of `known` may have been meant. */
  readonly written?: string;
  readonly known?: readonly string[];
}

/** Either what a configuration says, or everything that is wrong with it. */
export type Read = { readonly settings: Settings } | { readonly faults: readonly Fault[] };

/** Reads the text of a configuration: plain JSON, as the schema has it. */
export function readSettings(text: string): Read {
  const root = parsed(text);
  if ('message' in root) return { faults: [root] };
  const faults = faultsOf(root);
  if (faults.length > 0) return { faults };
  // What the schema allows is what the type says; a test holds the two together.
  const settings: Settings = Object(evaluate(root));
  return { settings };
}

function parsed(text: string): ValueNode | Fault {
  try {
    return parse(text, { mode: 'json' }).body;
  } catch (error) {
    if (!(error instanceof Error) || !('offset' in error) || typeof error.offset !== 'number') throw error;
    const [found] = /^(?:[\w.]+|[^]?)/.exec(text.slice(error.offset)) ?? [''];
    const message = error.message.startsWith('Unexpected end')
      ? 'its end is missing'
      : `\`${found}\` cannot stand here`;
    return { start: error.offset, end: error.offset + found.length, message: `This is not JSON: ${message}.` };
  }
}

/** The part of JSON Schema that this schema is written in. */
interface Rule {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Rule;
}

const RULES: Readonly<Record<string, Rule>> = schema.properties;

function faultsOf(root: ValueNode): Fault[] {
  if (root.type !== 'Object') return [fault(root, 'A configuration is a JSON object: `{ … }`.')];
  const seen = new Set<string>();
  return root.members.flatMap(({ name: key, value }) => {
    const name = key.type === 'String' ? key.value : key.name;
    const isSecond = seen.has(name);
    seen.add(name);
    if (isSecond) return [fault(key, `\`${name}\` is said twice.`)];
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    if (rule) return valueFaults(name, rule, value);
    const known = Object.keys(RULES).filter((each) => !each.startsWith('$'));
    return [{ ...fault(key, `There is no setting \`${name}\`.`), written: name, known }];
  });
}

function valueFaults(name: string, rule: Rule, value: ValueNode): Fault[] {
  const type = rule.type ?? 'string';
  if (value.type.toLowerCase() !== type) return [fault(value, `\`${name}\` must be ${TYPES[type]}.`)];
  if (value.type === 'String') return textFaults(name, rule, value);
  return value.type === 'Array' ? listFaults(name, rule, value) : [];
}

function textFaults(name: string, rule: Rule, value: Extract<ValueNode, { type: 'String' }>): Fault[] {
  if (rule.enum && !rule.enum.includes(value.value))
    return [{ ...fault(value, `\`${name}\` cannot be \`${value.value}\`.`), written: value.value, known: rule.enum }];
  return value.value.length < (rule.minLength ?? 0) ? [fault(value, `\`${name}\` is empty.`)] : [];
}

function listFaults(name: string, rule: Rule, value: Extract<ValueNode, { type: 'Array' }>): Fault[] {
  if (value.elements.length < (rule.minItems ?? 0)) return [fault(value, `\`${name}\` names nothing.`)];
  const written = value.elements.map((element): unknown => evaluate(element.value));
  return value.elements.flatMap((element, index) => {
    const isSecond = rule.uniqueItems === true && written.indexOf(written[index]) < index;
    if (isSecond) return [fault(element.value, `\`${name}\` names \`${String(written[index])}\` twice.`)];
    return valueFaults(name, rule.items ?? {}, element.value);
  });
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text: `"…"`',
  boolean: '`true` or `false`',
  array: 'a list: `["…"]`',
};

function fault({ loc }: Pick<ValueNode, 'loc'>, message: string): Fault {
  return { start: loc.start.offset, end: loc.end.offset, message };
}
