/** What the fuzzer starts from: every text of the language that this project has. */
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { framed, pages } from '../kit/pages.ts';
import { blocks, files } from '../language/format/texts.ts';

/** A system, and the file of it that is to be made wrong. */
export interface Sample {
  readonly name: string;
  readonly entry: string;
  /** Path of the file that changes. */
  readonly path: string;
  /** All files of the system, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** A sample with another text in the place of the file that changes. */
export interface Input extends Sample {
  readonly text: string;
}

/** The system as the compiler reads it. */
export function programOf({ entry, path, files, text }: Input): ReturnType<typeof loadProgram> {
  return loadProgram(entry, virtualFiles({ ...files, [path]: text }));
}

/** Each file of each system of the examples and fixtures, then each block of the documentation and of the catalogue. */
export function allSamples(): readonly Sample[] {
  const texts = Object.fromEntries(files.map(({ name, text }) => [name.replaceAll('\\', '/'), text]));
  const systems = Object.keys(texts).filter((path) => /^\s*system\b/m.test(texts[path] ?? ''));
  const inFiles = systems.flatMap((entry) =>
    loadProgram(entry, virtualFiles(texts)).files.map(({ source: { path } }): Sample => ({
      name: `${path} of ${entry}`,
      entry,
      path,
      files: texts,
    })),
  );
  const examples = [
    ...blocks.map(({ name, whole }) => ({ name, text: whole })),
    ...pages.flatMap(({ code, examples }) =>
      examples
        .filter(({ file }) => file === 'main.msa')
        .map((each) => ({ name: `${code} ${each.heading}`, text: framed(each).text })),
    ),
  ];
  return [
    ...inFiles,
    ...examples.map(({ name, text }): Sample => ({
      name,
      entry: 'main.msa',
      path: 'main.msa',
      files: { 'main.msa': text },
    })),
  ];
}
