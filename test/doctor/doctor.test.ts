import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';
import { FakeMachine, readyMachine } from './fake-machine.ts';

const SYSTEM =
  'system shop { java 21  auth accounts  discovery hub }\nregistry hub { port 18761 }\nuaa accounts { port 19999 }\n';

describe.skipIf(process.platform === 'win32')('msac doctor', () => {
  it('is content with a JDK and Maven, and says what else there could be', async () => {
    const { text, ready } = await readyMachine().doctor();
    expect(ready).toBe(true);
    expect(text).toMatch(/^ok {7}JDK 17 or newer: .*\n {11}17\.0\.15 in .*\/jdk: taken, the first in PATH$/m);
    expect(text).toMatch(/^ok {7}Maven 3\.6\.3 or newer: .*\n {11}3\.9\.9$/m);
    expect(text).toMatch(/^missing {2}git: .*, optional\n.* on Debian and Ubuntu: sudo apt-get install git$/m);
  });

  it('tells how to get what is missing, the way that fits the system', async () => {
    const machine = new FakeMachine();
    const { text, ready } = await machine.doctor();
    expect(ready).toBe(false);
    expect(text).toMatch(/^missing {2}JDK 17 or newer: .*\n {11}No Java was found\..*apt-get install openjdk-17-jdk$/m);
    expect(text).toMatch(/^missing {2}Maven .*\n {11}Install it; .*: sudo apt-get install maven$/m);
    expect((await machine.doctor('darwin')).text).toContain('Install it: brew install maven');
    expect((await machine.doctor('win32')).text).toContain('Install it: winget install Git.Git');
  });

  it('names every JDK, and the one to take instead of one that is too old', async () => {
    const machine = readyMachine();
    machine.environment['JAVA_HOME'] = machine.installJdk('old', '1.8.0_402');
    const newer = machine.installJdk('jdks/temurin-21', '21.0.4');
    const { text, ready } = await machine.doctor();
    expect(ready).toBe(false);
    expect(text).toMatch(/^ {11}8u402 in .*\/old: taken, JAVA_HOME says so\n {11}21\.0\.4 in .*\/jdks\/temurin-21$/m);
    expect(text).toContain(`There is one that fits: export JAVA_HOME='${newer}'`);
  });

  it('says when JAVA_HOME leads nowhere', async () => {
    const machine = readyMachine();
    machine.environment['JAVA_HOME'] = join(machine.path, 'gone');
    expect((await machine.doctor()).text).toContain('Point it to a JDK 17 or newer, or unset it.');
  });

  it('knows a JRE from a JDK, and an old Maven from one that will do', async () => {
    const machine = new FakeMachine();
    machine.installJdk('jre', '17.0.1', { compiler: false, inPath: true });
    machine.install('mvn', { '*': 'Apache Maven 3.3.9' });
    const { text, ready } = await machine.doctor();
    expect(ready).toBe(false);
    expect(text).toContain('is a JRE: it has no compiler.');
    expect(text).toContain('3.3.9 is too old.');
    machine.install('mvn', { '*': 'Apache Maven 3.10.0' });
    expect((await machine.doctor()).text).toContain('ok       Maven');
  });

  it.each([
    [{ '--version': 'Docker version 28.2.2, build e6534b4' }, 'The engine of Docker does not answer: start it.'],
    [{ '--version': 'Docker version 28.2.2', version: '28.2.2' }, 'Docker lacks its Compose plugin'],
  ])('says what keeps Docker from being of use: %j', async (says, expected) => {
    const machine = readyMachine();
    machine.install('docker', says);
    const { text, ready } = await machine.doctor();
    expect(ready).toBe(true);
    expect(text).toContain(expected);
  });

  it('takes Docker or Podman for an engine', async () => {
    const machine = readyMachine();
    machine.install('docker', { '--version': 'Docker version 28.2.2' });
    machine.install('podman', { '*': 'podman version 4.3.1' });
    machine.install('podman-compose', { '*': 'podman-compose version 1.0.6' });
    expect((await machine.doctor()).text).toMatch(/^ok {7}Container engine with Compose: /m);
  });

  it('asks what a system needs: its Java, and its ports', async () => {
    const { system } = lower(loadProgram('main.msa', virtualFiles({ 'main.msa': SYSTEM })));
    const machine = readyMachine();
    const server = createServer().listen(19999, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { text, ready } = await machine.doctor('linux', system);
    await new Promise((resolve) => server.close(resolve));
    expect(ready).toBe(false);
    expect(text).toContain('missing  JDK 21 or newer');
    expect(text).toMatch(/^missing {2}Free ports: needed to run shop\n {11}18761 \(hub\)$/m);
    expect(text).toContain('Another program listens on 19999 (accounts).');
  });
});
