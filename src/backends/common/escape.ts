/** Text from a `.msa` file, made safe for the place where it lands. One function a place. */

const JAVA_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

// oxlint-disable-next-line no-control-regex -- control characters are what must not pass
const TO_ESCAPE = /["\\\u0000-\u001f\u007f]/g;

/** A Java string literal with its quotes. */
export function javaString(text: string): string {
  const escaped = text.replaceAll(TO_ESCAPE, (character) => JAVA_ESCAPES[character] ?? octal(character.charCodeAt(0)));
  return `"${escaped}"`;
}

/** Octal, because `\u000a` in Java source is a line feed before the literal is read (JLS 3.3). Three digits: no digit may follow. */
function octal(code: number): string {
  return `\\${code.toString(8).padStart(3, '0')}`;
}

/**
 * Text inside a Javadoc comment: can neither end the comment, nor be read as a tag or HTML. `\u` is rewritten because
 * Java reads Unicode escapes in comments too (JLS 3.3).
 */
export function javadoc(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('*/', '*&#47;')
    .replaceAll('/*', '&#47;*')
    .replaceAll('@', '&#64;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
    .replaceAll('\\', '&#92;');
}

/** Text of an XML element or attribute. Characters that XML 1.0 cannot hold are dropped. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** Text of an HTML element or attribute. */
export const html = xml;

/** A YAML scalar in double quotes: JSON's string is one (YAML 1.2, section 5.1). */
export function yamlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\x7f').replaceAll('\u0085', '\\N');
}

/**
 * The name of an application as a YAML scalar: plain, unless a reader would take it for something else than text. Of the
 * words that YAML 1.1 gives a meaning, names can be these; some readers take `e3` for a number.
 */
export function yamlName(name: string): string {
  const plain = /^[a-z][a-z0-9-]*$/i.test(name) && !/^(true|false|yes|no|on|off|y|n|null|e\d+)$/i.test(name);
  return plain ? name : yamlString(name);
}

/**
 * A YAML scalar for Spring's files, where `${` would start a placeholder: a backslash before it keeps it as it is
 * (Spring Framework 6.2 and newer).
 */
export function springYamlString(text: string): string {
  return yamlString(text.replaceAll('${', '\\${'));
}

/** An SQL string literal with its quotes (standard conforming: only the quote is special). */
export function sqlString(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;
}

/** An SQL identifier in double quotes. */
export function sqlIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`;
}

/** Text on one line of Markdown, with nothing that Markdown or HTML would act on. */
export function markdown(text: string): string {
  // Quotes mean nothing outside a tag, and `&apos;` reads badly.
  const entities = html(text.replaceAll(/\s+/g, ' ')).replaceAll('&quot;', '"').replaceAll('&apos;', "'");
  return entities.replace(/[\\`*_{}[\]()#+!|]/g, '\\$&');
}
