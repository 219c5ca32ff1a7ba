import type { Readable, Writable } from 'node:stream';
import { intro, isCancel, select, text } from '@clack/prompts';
import { problemOfName, problemOfPackage, suggestedPackage, TEMPLATES, type Answers } from '../../init/index.ts';

/** Where a person is asked: a terminal. */
export interface Conversation {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Asks a person about a new system.
 *
 * @param name what it may be called
 * @returns undefined when the person has left by Ctrl-C or Escape
 */
export async function askAnswers(name: string, conversation: Conversation): Promise<Answers | undefined> {
  intro('A new system', conversation);
  const named = await text({
    message: 'What is it called?',
    initialValue: name,
    validate: (value = '') => problemOfName(value),
    ...conversation,
  });
  if (isCancel(named)) return undefined;
  const packaged = await text({
    message: 'In which package is its code?',
    initialValue: suggestedPackage(named),
    validate: (value = '') => problemOfPackage(value),
    ...conversation,
  });
  if (isCancel(packaged)) return undefined;
  const template = await select({
    message: 'What does it begin with?',
    initialValue: 'services' as const,
    options: TEMPLATE_NAMES.map((value) => ({ value, label: value, hint: TEMPLATES[value] })),
    ...conversation,
  });
  if (isCancel(template)) return undefined;
  return { name: named, package: packaged, template };
}

const TEMPLATE_NAMES = ['monolith', 'services', 'empty'] as const satisfies readonly (keyof typeof TEMPLATES)[];
