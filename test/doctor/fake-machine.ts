import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { formatFindings } from '../../src/cli/reporters/doctor.ts';
import { examine, isReady, type Machine } from '../../src/doctor/index.ts';
import type { System } from '../../src/model/system.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A machine with nothing but what a test installs: each tool is a script that prints its version. */
export class FakeMachine {
  readonly path = mkdtempSync(join(tmpdir(), 'msac-doctor-'));
  readonly environment: Record<string, string> = { PATH: join(this.path, 'bin') };

  constructor() {
    made.push(this.path);
    mkdirSync(join(this.path, 'bin'));
  }

  /** @param says what a call prints, by its first argument; `*` for all others; a call that is not there fails */
  install(tool: string, says: Readonly<Record<string, string>>): void {
    this.#program(join('bin', tool), says);
  }

  /** A JDK, in a folder of its own. */
  installJdk(name: string, version: string, { compiler = true, inPath = false } = {}): string {
    this.#program(join(name, 'bin/java'), { '*': `openjdk version "${version}" 2025-04-15` });
    if (compiler) this.#program(join(name, 'bin/javac'), {});
    writeFileSync(join(this.path, name, 'release'), `IMPLEMENTOR="Test"\nJAVA_VERSION="${version}"\n`);
    if (inPath) symlinkSync(join(this.path, name, 'bin/java'), join(this.path, 'bin/java'));
    return join(this.path, name);
  }

  /** What `msac doctor` says of it. */
  async doctor(platform: Machine['platform'] = 'linux', system?: System): Promise<{ text: string; ready: boolean }> {
    const machine = { platform, environment: this.environment, jdkFolders: [join(this.path, 'jdks')] };
    const findings = await examine(machine, system, this.path);
    return { text: formatFindings(findings, false), ready: isReady(findings) };
  }

  #program(path: string, says: Readonly<Record<string, string>>): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `#!${process.execPath}\nconst says = ${JSON.stringify(says)};\nconst text = says[process.argv[2]] ?? says['*'];\n` +
        `if (text === undefined) process.exit(1);\nconsole.log(text);\n`,
    );
    chmodSync(file, 0o755);
  }
}

/** One with all that `build` and `run` need. */
export function readyMachine(): FakeMachine {
  const machine = new FakeMachine();
  machine.installJdk('jdk', '17.0.15', { inPath: true });
  machine.install('mvn', { '*': '\u001B[1mApache Maven 3.9.9 (8e8579)\u001B[m' });
  return machine;
}
