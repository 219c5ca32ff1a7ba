import { check, type Diagnostic } from '../../../src/check/index.ts';
import { importJdl } from '../../../src/import/jdl/index.ts';
import { loadProgram, virtualFiles } from '../../../src/language/index.ts';
import { framed } from '../../kit/pages.ts';

/** One of the models that were given to the peer, as it is written here. */
export interface Probe {
  /** Its number in the record of that comparison. */
  readonly id: string;
  /** What is wrong with it, or seems to be. */
  readonly what: string;
  /** Its counterpart: in a frame of the kit, or a whole file. */
  readonly msa?: string;
  readonly in?: 'shop' | 'service' | 'entity';
  /** For what the language has no words for: the model in JDL, as `msac import jdl` reads it. */
  readonly jdl?: string;
  /** Code and text of the range of each message: mostly one. Absent: the model is right, and `why` says so. */
  readonly says?: string | readonly string[];
  /** What to do, where the message must say so. */
  readonly help?: string;
  /** Why nothing is said, or why there is no counterpart at all. */
  readonly why?: string;
}

/** A message, in short. */
export interface Said {
  /** `MSA0203 Invoce`: the code, and the text that the message stands at. */
  readonly at: string;
  readonly severity: Diagnostic['severity'];
  /** What to do: the help, else the title of the fix, as a terminal shows it. */
  readonly help: string | undefined;
}

/** True for a model that nothing is wrong with here. */
export function isRight({ says }: Probe): boolean {
  return says === undefined;
}

/** What msac says of the counterpart of a probe. */
export function answerTo({ msa, jdl, in: frame }: Probe): Said[] {
  if (jdl !== undefined) return answerToJdl(jdl);
  const { text } = framed({ heading: '', frame, file: 'main.msa', text: msa ?? '' });
  return check(loadProgram('main.msa', virtualFiles({ 'main.msa': text }))).map((each) => said(each, text));
}

/** What the import refuses, what it reports to have no counterpart, then what the checker says of what came of it. */
function answerToJdl(text: string): Said[] {
  const imported = importJdl([{ kind: 'jdl', path: 'main.jdl', text }], { name: 'shop', split: false });
  const problems = imported.problems.map((each) => said(each, text));
  const reported = imported.report
    .filter(({ kind, what }) => kind !== 'added' && what !== 'access')
    .map(({ at, why }): Said => ({ at: `JDL ${cut(text, at)}`, severity: 'warning', help: why }));
  const [main] = imported.files;
  if (!main || problems.length > 0) return problems;
  const files = Object.fromEntries(imported.files.map((each) => [each.path, each.text]));
  const diagnostics = check(loadProgram(main.path, virtualFiles(files))).filter(({ severity }) => severity !== 'hint');
  return [...reported, ...diagnostics.map((each) => said(each, files[each.file] ?? ''))];
}

function said(diagnostic: Diagnostic, text: string): Said {
  const { code, severity, help, fix } = diagnostic;
  return { at: `${code} ${cut(text, diagnostic)}`.trim(), severity, help: help ?? fix?.title };
}

function cut(text: string, { range: { start, end } }: Pick<Diagnostic, 'range'>): string {
  return text.slice(start.offset, end.offset);
}
