import type { Diagnostic } from '../../../check/diagnostic.ts';
import { baseName, settingOf, type Lookup } from '../lookup.ts';
import type { Word } from '../model.ts';
import { problem } from '../problem.ts';

/** What is declared twice. JHipster takes the last and loses the others. */
export function wrongDeclarations({ model }: Lookup): readonly Diagnostic[] {
  return [
    ...twice([...model.entities, ...model.enums].map((each) => each.name)),
    ...model.entities.flatMap((entity) => twice(entity.fields.map((field) => field.name))),
    ...model.enums.flatMap((each) => [...twice(each.values.map((value) => value.name)), ...empty(each)]),
    ...twice(
      model.applications.map((application) => ({
        text: baseName(application),
        at: settingOf(application.settings, 'baseName')?.value.at ?? application.at,
      })),
    ),
    ...twice(model.constants.map((constant) => constant.name)),
  ];
}

function empty({ name, values }: { readonly name: Word; readonly values: readonly unknown[] }): readonly Diagnostic[] {
  return values.length > 0 ? [] : [problem(name.at, `The enum \`${name.text}\` has no values.`)];
}

/** Names that differ only in case become one table, class file or path. */
function twice(names: readonly Word[]): readonly Diagnostic[] {
  const seen = new Map<string, Word>();
  return names.flatMap((name) => {
    const former = seen.get(name.text.toLowerCase());
    if (!former) {
      seen.set(name.text.toLowerCase(), name);
      return [];
    }
    const message =
      former.text === name.text
        ? `\`${name.text}\` is declared twice.`
        : `\`${name.text}\` and \`${former.text}\` differ only in case.`;
    return [problem(name.at, message, undefined, [{ ...former.at, message: 'It is declared here first.' }])];
  });
}
