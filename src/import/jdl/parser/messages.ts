import { tokenLabel, type IParserErrorMessageProvider, type IToken, type TokenType } from 'chevrotain';

/** What JDL's parser says, in the words of this project's other messages. */
export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual, ruleName }) =>
    expected.name === '}'
      ? `The \`}\` that ends ${BLOCK_NAMES[ruleName] ?? 'this block'} is missing before ${found(actual)}.`
      : `${capital(wanted(expected))} is expected here, not ${found(actual)}.`,
  buildNotAllInputParsedMessage: ({ firstRedundant }) => `${capital(found(firstRedundant))} has no meaning here.`,
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual }) => unexpected(expectedPathsPerAlt, actual[0]),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual }) => unexpected([expectedIterationPaths], actual[0]),
};

const BLOCK_NAMES: Readonly<Record<string, string>> = {
  entity: 'the entity',
  enum: 'the enum',
  relationship: 'the relationship',
  application: 'the application',
  settings: 'the settings',
  side: 'this side of the relationship',
};

function unexpected(paths: readonly (readonly (readonly TokenType[])[])[], actual: IToken | undefined): string {
  const first = [...new Set(paths.flatMap((alternative) => alternative.flatMap((path) => path.slice(0, 1))))];
  const names = [...new Set(first.map(wanted))];
  const last = names.pop() ?? 'something else';
  const list = names.length === 0 ? last : `${names.join(', ')} or ${last}`;
  return `${capital(list)} is expected here, not ${found(actual)}.`;
}

const WANTED: Readonly<Record<string, string>> = {
  Name: 'a name',
  Text: 'a text in quotes',
  Number: 'a number',
  Regex: 'a regular expression between slashes, `/…/`,',
  UnaryOption: 'an option such as `filter`',
  BinaryOption: 'an option such as `paginate`',
  Bounded: '`min` or `max`',
  Any: 'a declaration',
};

function wanted(type: TokenType): string {
  return WANTED[type.name] ?? `\`${tokenLabel(type)}\``;
}

function found(token: IToken | undefined): string {
  if (!token || token.tokenType.name === 'EOF') return 'the end of the file';
  const [line = ''] = token.image.split('\n');
  return `\`${line.length > 40 ? `${line.slice(0, 40)}…` : line}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
