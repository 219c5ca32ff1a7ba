/**
 * A machine with a JDK and a Maven that are none: `java -jar` is a small server that answers as an emitted application
 * does where `msac run` looks, and `mvn` writes empty jars. What they do wrong is told by environment variables.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemSecrets } from '../../src/model/environment.ts';
import type { System } from '../../src/model/system.ts';

/** `FAKE_<APPLICATION>`: `dies` on start, `sleeps` (is never ready), `stubborn` (ignores SIGTERM). `GET /crash` kills. */
const JAVA = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { basename } = require('node:path');
if (process.argv.includes('-version')) {
  process.stderr.write('openjdk version "' + (process.env.FAKE_JAVA_VERSION ?? '17.0.15') + '" 2025-04-15\\n');
  process.exit(0);
}
const application = basename(process.argv.at(-1), '.jar');
const mode = process.env['FAKE_' + application.toUpperCase()];
const note = (event) => appendFileSync(process.env.FAKE_JOURNAL, event + ' ' + application + ' ' + process.env.SERVER_PORT + '\\n');
note('start');
console.log('args ' + process.argv.slice(2).join(' '));
console.log('env ' + JSON.stringify(process.env));
if (mode === 'dies') { console.error('BeanCreationException: no bean for you'); process.exit(1); }
process.on('SIGTERM', () => { note('term'); if (mode !== 'stubborn') process.exit(0); });
const registered = [];
const server = createServer((request, response) => {
  if (request.url === '/crash') { console.error('OutOfMemoryError: all gone'); process.exit(3); }
  if (request.url.startsWith('/register/')) registered.push(request.url.split('/').slice(2));
  const instances = registered.map(([app, port]) => ({ app: app.toUpperCase(), status: 'UP', port: { $: Number(port) } }));
  const secret = 'Basic ' + Buffer.from('registry:' + process.env.REGISTRY_PASSWORD).toString('base64');
  if (request.url === '/eureka/apps' && request.headers.authorization !== secret) response.statusCode = 401;
  response.end(JSON.stringify({ applications: { application: instances.map((instance) => ({ instance: [instance] })) } }));
});
const listen = () => server.listen(Number(process.env.SERVER_PORT), '127.0.0.1', () => {
  note('ready');
  fetch(process.env.REGISTRY_URL + '/register/' + application + '/' + process.env.SERVER_PORT).catch(() => {});
});
if (mode === 'sleeps') setInterval(() => {}, 1000); else listen();
`;

const MAVEN = `#!${process.execPath}
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
if (process.argv.includes('-v')) process.exit(0);
if (process.env.FAKE_MAVEN === 'fails') { console.log('[ERROR] cannot find symbol'); process.exit(1); }
for (const application of process.argv.at(-1).split(',')) {
  mkdirSync(join(application, 'target'), { recursive: true });
  writeFileSync(join(application, 'target', application + '.jar'), '');
}
`;

export class FakeMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'msac-run-'));
  readonly workspace = join(this.folder, 'workspace');
  readonly #journal = join(this.folder, 'journal');
  readonly #programs = join(this.folder, 'jdk', 'bin');

  constructor(readonly system: System) {
    for (const { name } of system.applications) {
      mkdirSync(join(this.workspace, name, 'src', 'main', 'java'), { recursive: true });
      writeFileSync(join(this.workspace, name, 'pom.xml'), '<project/>\n');
      writeFileSync(join(this.workspace, name, 'src', 'main', 'java', 'App.java'), 'class App {}\n');
    }
    const secrets = systemSecrets(system).map(({ name, value }) => `# for the test\n${name}=${value} of ${name}==\n`);
    writeFileSync(join(this.workspace, '.env'), secrets.join(''));
    mkdirSync(this.#programs, { recursive: true });
    this.#install('java', JAVA);
    this.#install('mvn', MAVEN);
    writeFileSync(this.#journal, '');
  }

  /** What the processes inherit; with what goes wrong, e.g. `{ FAKE_CATALOG: 'dies' }`. */
  environment(wrong: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { PATH: this.#programs, JAVA_HOME: join(this.folder, 'jdk'), FAKE_JOURNAL: this.#journal, ...wrong };
  }

  /** What the processes did, in order: `ready catalog 8081`. */
  journal(): string[] {
    return readFileSync(this.#journal, 'utf8').trimEnd().split('\n');
  }

  /** The same without ports. */
  events(): string[] {
    return this.journal().map((line) => line.split(' ').slice(0, 2).join(' '));
  }

  log(name: string): string {
    return readFileSync(join(this.workspace, '.run', 'logs', `${name}.log`), 'utf8');
  }

  /** What the process with this log was given. */
  environmentOf(name: string): Record<string, string> {
    return JSON.parse(/^env (.*)$/m.exec(this.log(name))?.[1] ?? '{}');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #install(name: string, script: string): void {
    writeFileSync(join(this.#programs, name), script);
    chmodSync(join(this.#programs, name), 0o755);
  }
}
