import { check } from '../check/index.ts';
import { loadProgram, virtualFiles } from '../language/index.ts';
import { words } from '../model/names.ts';

const USUAL = { name: 'shop', package: 'com.example.shop' };

/** What is wrong with the name of a system, in the words of the checker; undefined when nothing is. */
export function problemOfName(name: string): string | undefined {
  return problemIn(name, { ...USUAL, name });
}

/** The same for the package of its code. */
export function problemOfPackage(name: string): string | undefined {
  return problemIn(name, { ...USUAL, package: name });
}

function problemIn(written: string, said: typeof USUAL): string | undefined {
  // Else it could be text of any kind, and right.
  if (!/^[^\s{}"/]+$/.test(written)) return 'It must be one word.';
  const text = `system ${said.name} {\npackage ${said.package}\nauth accounts discovery hub }\nregistry hub {} uaa accounts {}`;
  const program = loadProgram('shop.msa', virtualFiles({ 'shop.msa': text }));
  // Of a name that is nearly one, the checker says what is wrong.
  if (program.problems.some(({ kind }) => kind !== 'digit-first'))
    return 'It must begin with a letter, and hold letters, digits and `_`.';
  const problem = check(program).find(({ severity }) => severity === 'error');
  return problem && [problem.message, problem.help].filter((part) => part !== undefined).join(' ');
}

/** The name that a folder suggests: `my-shop` → `my_shop`; what cannot be a name becomes `shop`. */
export function suggestedName(folder: string): string {
  const name = folder
    .normalize('NFKD')
    .replaceAll(/[^\w-]+/g, '')
    .replaceAll('-', '_');
  return problemOfName(name) === undefined ? name : USUAL.name;
}

/** The package that a name suggests: `my_shop` → `com.example.myshop`. */
export function suggestedPackage(name: string): string {
  return `com.example.${words(name).join('')}`;
}
