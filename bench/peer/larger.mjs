/**
 * The same system with each of its services several times, under other names and on other ports.
 *
 * @param {string} jdl its first application is the gateway; options stand at the end
 * @param {number} times 26 at most
 */
export function larger(jdl, times) {
  const [gateway, ...services] = jdl.match(/^application \{.*?^\}\n/gms);
  const data = jdl.slice(jdl.lastIndexOf(services.at(-1)) + services.at(-1).length);
  const [entities, options] = [data.replace(FOR_ALL, ''), data.match(FOR_ALL)];
  const names = [...jdl.matchAll(/^ *(?:baseName|entity|enum) (\w+)/gm)].map(([, name]) => name);
  const copies = Array.from({ length: times }, (_, number) => {
    const letter = number === 0 ? '' : String.fromCodePoint('a'.codePointAt() + number);
    return [...services, entities]
      .join('\n')
      .replace(new RegExp(String.raw`\b(?:${names.join('|')})\b`, 'g'), (name) => renamed(name, letter))
      .replaceAll(/(?<=serverPort )\d+/g, (port) => String(Number(port) + number * services.length));
  });
  return [gateway, ...copies, ...options].join('\n');
}

/** Options that hold for every entity stand once. */
const FOR_ALL = /^\w+ \*.*\n/gm;

/** Of a service in lower case, of a type beginning with a capital. */
function renamed(name, letter) {
  return `${name}${/^[A-Z]/.test(name) ? letter.toUpperCase() : letter}`;
}
