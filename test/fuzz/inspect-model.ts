import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Backend } from '../../src/backends/backend.ts';
import { composeBackend } from '../../src/backends/compose/backend.ts';
import { springBackend } from '../../src/backends/spring/backend.ts';
import { workspaceBackend } from '../../src/backends/workspace/backend.ts';
import { architectureGraph, entityGraph, hasEntities, mermaidOf } from '../../src/diagrams/index.ts';
import type { System } from '../../src/model/system.ts';
import { holds } from './violation.ts';

const schema: object = JSON.parse(readFileSync('schema/system.schema.json', 'utf8'));
const accepts = new Ajv2020({ strict: true, formats: { regex: true } }).compile(schema);

/** What the checker lets through, the published schema of models does too. */
export function checkSchema(system: System): void {
  holds(accepts(system), 'the schema refuses a model', () => JSON.stringify(accepts.errors));
}

const backends: readonly Backend[] = [workspaceBackend, springBackend, composeBackend];

/** Every target has an answer to what the checker lets through: files, each path once, and pictures. */
export function checkBackends(system: System): void {
  const paths = backends.flatMap((backend) => {
    backend.unbuilt(system);
    return backend.generate(system).map(({ path }) => path.toLowerCase());
  });
  const twice = paths.filter((path, index) => paths.indexOf(path) !== index);
  holds(twice.length === 0, 'a file is generated twice', () => twice.join());
  mermaidOf(architectureGraph(system));
  for (const application of system.applications)
    if (hasEntities(application)) mermaidOf(entityGraph(system, application));
}
