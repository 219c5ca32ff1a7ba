import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../src/cli/reporters/index.ts';
import { checked } from '../../kit/checked.ts';

describe('formatJson', () => {
  it('gives the records as they stand, with counts', () => {
    const diagnostics = checked('name: Strng\nallow *', 'entity');
    const report: unknown = JSON.parse(formatJson(diagnostics));
    expect(report).toEqual({ formatVersion: 1, valid: false, errors: 1, warnings: 1, hints: 0, diagnostics });
    expect(diagnostics[0]).toEqual({
      code: 'MSA0203',
      name: 'unknown-type',
      severity: 'error',
      message: 'There is no type, entity or enum `Strng` here.',
      help: 'Did you mean `String`?',
      file: 'main.msa',
      range: { start: { offset: 257, line: 13, column: 7 }, end: { offset: 262, line: 13, column: 12 } },
      related: [],
      fix: {
        title: 'Write `String`',
        edits: [
          {
            file: 'main.msa',
            range: { start: { offset: 257, line: 13, column: 7 }, end: { offset: 262, line: 13, column: 12 } },
            text: 'String',
          },
        ],
      },
    });
  });

  it('is valid when there are warnings only, and when there is nothing', () => {
    expect(JSON.parse(formatJson(checked('name: String\nallow *', 'entity')))).toMatchObject({
      valid: true,
      warnings: 1,
    });
    expect(formatJson([])).toMatch(/^\{\n {2}"formatVersion": 1,\n {2}"valid": true,[\s\S]*\}\n$/);
  });
});
