import { describe, expect, it } from 'vitest';
import { checked, codesOf } from '../kit/checked.ts';

/** Slips that people make, each of which is to be one message that says what to do. */

describe('a text in single quotes', () => {
  it.each([
    ['as a setting', 'shop', "registry spare { config git 'https://git.example.com/a' }"],
    ['as a default', 'entity', "name: String = 'it is'"],
    ['as a pattern', 'entity', "name: String(pattern '[a-z]+')"],
    ['as a label', 'service', 'enum State { OPEN \'Still "open"\' }'],
  ])('%s is one message', (_, frame, text) => {
    const found = checked(text, frame).filter(({ severity }) => severity === 'error');
    expect(codesOf(found)).toEqual(['MSA0022']);
  });

  it('is read as the text that was meant', () => {
    expect(checked("name: String(3) = 'it is'", 'entity').map(({ message }) => message)).toEqual([
      'Texts stand in double quotes.',
      'The default "it is" is not what the field allows: its length must be at most 3.',
    ]);
  });

  it('becomes one in double quotes, whatever it holds', () => {
    const [found] = checked(String.raw`name: String = 'it\'s "so" \d'`, 'entity');
    expect(found?.fix?.edits.map(({ text }) => text)).toEqual([String.raw`"it's \"so\" \d"`]);
  });

  it('is a name in quotes where a name must stand', () => {
    expect(codesOf(checked("entity 'Order' { n: Int }", 'service'))).toEqual(['MSA0015']);
  });

  it('leaves a lone quote to be what it is', () => {
    expect(codesOf(checked("name: String ' unique", 'entity'))).toEqual(['MSA0020']);
  });
});
