import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('the manifest', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
    .join('\n');

  it.each<string>(contributes.commands.map(({ command }: { command: string }) => command))(
    '%s is a command that is there',
    (command) => {
      expect(sources).toContain(`registerCommand('${command}'`);
    },
  );

  it.each(Object.keys(contributes.configuration.properties))('the setting %s is documented', (setting) => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`\`${setting}\``);
  });
});

describe('the problem matcher', () => {
  const [first, second] = contributes.problemMatchers[0].pattern.map(
    ({ regexp }: { regexp: string }) => new RegExp(regexp),
  );

  it.each([
    ['error[MSA0202]: There is no role `SELER`.', 'error'],
    ['warning[MSA0304]: Nothing routes to `catalog`.', 'warning'],
    ['hint[MSA0316]: …', undefined],
  ])('reads %s', (line, severity) => {
    expect(first.exec(line)?.slice(1, 3)).toEqual([severity, expect.stringMatching(/^MSA\d{4}$/)]);
  });

  it('reads where that is', () => {
    expect(second.exec('  --> shop/catalog.msa:8:37')?.slice(1)).toEqual(['shop/catalog.msa', '8', '37']);
  });
});
