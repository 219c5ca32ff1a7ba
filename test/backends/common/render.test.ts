import { expect, it } from 'vitest';
import { render } from '../../../src/backends/common/render.ts';
import { templates } from '../../../src/backends/spring/generated/templates.ts';

it('a name that a view lacks is an error, which tells the name and the template', () => {
  expect(() => render(templates, 'gateway/pom.xml', { versions: {} })).toThrow(
    /^gateway\/pom\.xml: "\w+" not defined in/,
  );
});
