import { nearest } from '../language/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What is wrong with a command line, in a sentence that says what to type instead: yargs tells what it found in words of
 * its own trade.
 *
 * @param message of yargs, in English
 * @param args what was typed
 */
export function describeMisuse(message: string, args: readonly string[], known: Vocabulary): string {
  const [, unknown] = /^Unknown (?:argument|command)s?: (.*)$/.exec(message) ?? [];
  if (unknown !== undefined) return describeUnknown(unknown.split(', '), args, known);
  const [, valueless] = /^Not enough arguments following: (.*)$/.exec(message) ?? [];
  if (valueless !== undefined) return `\`${dashed(valueless)}\` needs a value.`;
  const [, missing] = /^Missing required arguments?: (.*)$/.exec(message) ?? [];
  if (missing !== undefined) return `${list(missing.split(', ').map(dashed), 'conjunction')} must be given.`;
  const choices = [...message.matchAll(/Argument: (.*?), Given: (.*?), Choices: (.*)$/gm)];
  if (choices.length > 0) return choices.map(describeChoice).join(' ');
  if (message.startsWith('Not enough non-option arguments')) return describeMissing(args, known);
  return describeNothing(message, args, known);
}

function describeUnknown(names: readonly string[], args: readonly string[], known: Vocabulary): string {
  const typed = [...new Set(names.flatMap((name) => args.find((arg) => nameOf(arg) === name) ?? []))];
  const [first = names[0] ?? ''] = typed;
  if (first.startsWith('-'))
    return typed
      .filter((arg) => arg.startsWith('-'))
      .map((arg) => noOption(arg, known))
      .join(' ');
  const [command, below] = args.filter((arg) => !arg.startsWith('-'));
  if (command === first && !known.commands.includes(first)) return noCommand(first, known);
  // What follows `msac import` is a command too.
  if (below === first && known.commands.length > 0 && !known.commands.includes(first))
    return noCommand(`${command} ${first}`, { ...known, commands: known.commands.map((each) => `${command} ${each}`) });
  return `\`${first}\` is one argument too many.`;
}

function noCommand(typed: string, { commands }: Vocabulary): string {
  const near = nearest(typed, commands);
  const advice = near === undefined ? `There are ${list(commands, 'conjunction')}.` : `Did you mean \`${near}\`?`;
  return `There is no command \`${typed}\`. ${advice}`;
}

function noOption(typed: string, { options }: Vocabulary): string {
  const name = nameOf(typed);
  const near = nearest(
    name,
    options.filter((option) => option.length > 1),
  );
  const advice = near === undefined ? '' : ` Did you mean \`${dashed(near)}\`?`;
  return `There is no option \`${dashed(name)}\`.${advice}`;
}

function describeChoice([, name = '', given = '', choices = '']: RegExpMatchArray): string {
  const all = [...choices.matchAll(/"([^"]*)"/g)].map(([, choice = '']) => choice);
  const value = given.replace(/^"(.*)"$/, '$1');
  const near = nearest(value, all);
  const advice = near === undefined ? `It can be ${list(all, 'disjunction')}.` : `Did you mean \`${near}\`?`;
  return `\`${dashed(name)}\` cannot be \`${value}\`. ${advice}`;
}

function describeMissing(args: readonly string[], known: Vocabulary): string {
  const unknown = unknownOption(args, known);
  // It may have taken what was missed for its value.
  if (unknown !== undefined) return noOption(unknown, known);
  const command = args.filter((arg) => !arg.startsWith('-')).join(' ');
  return `\`msac ${command}\` lacks an argument: \`msac ${command} --help\` shows which, with an example.`;
}

/** No command was typed at all; an option that does not exist may be why. */
function describeNothing(message: string, args: readonly string[], known: Vocabulary): string {
  const unknown = unknownOption(args, known);
  const hasCommand = args.some((arg) => known.commands.includes(arg));
  if (unknown !== undefined && !hasCommand) return noOption(unknown, known);
  if (hasCommand) return message;
  return `Tell what to do: ${list(known.commands, 'disjunction')}. For example \`msac check shop.msa\`.`;
}

function unknownOption(args: readonly string[], known: Vocabulary): string | undefined {
  return args.find((arg) => arg.startsWith('-') && arg.length > 1 && !known.options.includes(nameOf(arg)));
}

/** `out` of `--out`, `--out=x` and `out`. */
function nameOf(arg: string): string {
  return arg.replace(/^--?/, '').replace(/=.*$/s, '');
}

function dashed(name: string): string {
  return `${name.length === 1 ? '-' : '--'}${name}`;
}

function list(names: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(names.map((name) => `\`${name}\``));
}
