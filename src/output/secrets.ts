import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Secret, SecretsFile } from '../backends/backend.ts';

/** The secrets whose names a file does not have yet. A name without a value counts: its user may want it empty. */
export function missingSecrets(file: SecretsFile, existing: Buffer | undefined): Secret[] {
  const names = new Set(existing === undefined ? [] : namesIn(existing));
  return file.secrets.filter((secret) => {
    if (names.has(secret.name)) return false;
    names.add(secret.name);
    return true;
  });
}

/** The whole content of a file of secrets, old bytes first and untouched, then every missing name with a value. */
export function withSecrets(
  header: readonly string[],
  missing: readonly Secret[],
  existing: Buffer | undefined,
): Buffer {
  const lines = missing.flatMap(({ name, comment, value }) => ['', `# ${comment}`, `${name}=${valueOf(value)}`]);
  if (existing === undefined) {
    const head = header.map((line) => `# ${line}`.trimEnd());
    return Buffer.from(`${[...head, ...lines].join('\n').replace(/^\n/, '')}\n`);
  }
  const end = existing.includes('\r\n') ? '\r\n' : '\n';
  const gap = existing.length === 0 || existing.at(-1) === 0x0a ? '' : end;
  return Buffer.concat([existing, Buffer.from(`${gap}${lines.join(end)}${end}`)]);
}

/** Read byte by byte as Latin 1, so that no encoding can hide a name or stop the build. */
function namesIn(content: Buffer): string[] {
  return [
    ...content.toString('latin1').matchAll(/^(?:\xEF\xBB\xBF)?[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=/gm),
  ].map(([, name = '']) => name);
}

/**
 * From the system's own generator, which also seeds Node's. To ask it spares a first build the loading of Node's library (6 ms
 * of Web Crypto, 12 of `node:crypto`), which is for systems that have no such device.
 */
function randomBytes(size: number): Buffer {
  return fromDevice(size) ?? Buffer.from(crypto.getRandomValues(new Uint8Array(size)));
}

function fromDevice(size: number): Buffer | undefined {
  try {
    const file = openSync('/dev/urandom', 'r');
    try {
      const bytes = Buffer.alloc(size);
      return fstatSync(file).isCharacterDevice() && readSync(file, bytes) === size ? bytes : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function valueOf(value: Secret['value']): string {
  if (value === 'password') return randomBytes(18).toString('base64url');
  if (value === 'key') return randomBytes(32).toString('base64');
  return value.text;
}
