/** The door of this room: JDL in, `.msa` and a report out. */
import type { Diagnostic } from '../../check/diagnostic.ts';
import { Source } from '../../language/source.ts';
import { convert, type Converted } from './convert/convert.ts';
import type { JdlInput, TextFile } from './input.ts';
import { lookupOf, type Lookup } from './lookup.ts';
import { joined, type JdlModel } from './model.ts';
import { line } from './msa.ts';
import { parseJdl } from './parser/parse.ts';
import { print } from './print.ts';
import { inOrder, problem } from './problem.ts';
import { Report, type ReportItem } from './report.ts';
import { wrongApplications } from './wrong/applications.ts';
import { wrongDeclarations } from './wrong/declarations.ts';
import { wrongFields } from './wrong/fields.ts';
import { wrongOptions } from './wrong/options.ts';
import { wrongRelations } from './wrong/relations.ts';
import { withoutCopies } from './yo-rc/copies.ts';
import { readYoRc } from './yo-rc/yo-rc.ts';

export type { JdlInput, TextFile } from './input.ts';
export type { ReportItem } from './report.ts';

export interface ImportOptions {
  /** What the files are called as a whole: names a system of several applications. */
  readonly name: string;
  /** One file for each application beside the entry file, instead of one for all. */
  readonly split: boolean;
}

/** What comes of an import. With problems there are no files. */
export interface Imported {
  readonly problems: readonly Diagnostic[];
  /** The entry file first; paths are relative. */
  readonly files: readonly TextFile[];
  readonly report: readonly ReportItem[];
}

/** Turns JDL into `.msa`. Never throws for what the files say. */
export function importJdl(inputs: readonly JdlInput[], options: ImportOptions): Imported {
  const paths = inputs.flatMap((input) => [
    input.path,
    ...(input.kind === 'yo-rc' ? input.entities.map(({ path }) => path) : []),
  ]);
  const parsed = inputs.map((input) =>
    input.kind === 'jdl' ? parseJdl(new Source(input.path, input.text)) : readYoRc(input),
  );
  const syntax = parsed.flatMap(({ problems }) => problems);
  if (syntax.length > 0) return failed(syntax, paths);
  const model = withoutCopies(joined(parsed.map((each) => each.model)), inputs);
  const lookup = lookupOf(model);
  const wrong = [...nothing(model, inputs), ...wrongs(lookup)];
  if (wrong.length > 0) return failed(wrong, paths);
  const report = new Report();
  const converted = convert(lookup, options.name, report);
  if (!('system' in converted)) return failed(converted, paths);
  return { problems: [], files: filesOf(converted, options.split), report: report.items(paths) };
}

function failed(problems: readonly Diagnostic[], paths: readonly string[]): Imported {
  return { problems: inOrder(problems, paths), files: [], report: [] };
}

function wrongs(lookup: Lookup): readonly Diagnostic[] {
  return [wrongDeclarations, wrongFields, wrongRelations, wrongOptions, wrongApplications].flatMap((check) =>
    check(lookup),
  );
}

function nothing({ applications, entities, enums }: JdlModel, [first]: readonly JdlInput[]): readonly Diagnostic[] {
  if (!first || applications.length + entities.length + enums.length > 0) return [];
  const at = new Source(first.path, first.text).location(0, 0);
  return [problem(at, 'There is nothing to import: neither an application nor an entity.')];
}

function filesOf({ system, head, applications, tail }: Converted, split: boolean): readonly TextFile[] {
  if (!split)
    return [{ path: `${system}.msa`, text: print([...head, ...applications.map(({ block }) => block), ...tail]) }];
  const names = applications.map(({ name }) => (name === system ? `${name}-application` : name));
  const imports = names.map((name) => line(`import "./${name}.msa"`));
  return [
    { path: `${system}.msa`, text: print([...head, ...imports, ...tail]) },
    ...applications.map(({ block }, index) => ({ path: `${names[index]}.msa`, text: print([block]) })),
  ];
}
