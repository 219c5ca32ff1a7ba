import { databaseVariable, hasDatabase } from '../../model/environment.ts';
import type { Backend, TextFile } from '../backend.ts';
import { sqlIdentifier } from '../common/escape.ts';
import { render } from '../common/render.ts';
import type { Application, System } from '../common/subset/model.ts';
import { subsetOf } from '../common/subset/subset.ts';
import { templates } from './generated/templates.ts';
import { composeView } from './view.ts';

/**
 * The system in containers, for a model that says `deploy compose`: `compose.yaml`, the databases, and an image for
 * every application. The secrets that it reads are in the workspace's `.env`.
 */
export const composeBackend: Backend = {
  name: 'compose',
  generate(whole): TextFile[] {
    const { system } = subsetOf(whole);
    if (!system?.deployments.some(({ kind }) => kind === 'compose')) return [];
    return [
      file('compose.yaml', render(templates, 'compose.yaml', composeView(system))),
      ...databaseFiles(system),
      ...system.applications.flatMap(imageFiles),
    ];
  },
  unbuilt: (system) => subsetOf(system).unbuilt,
};

function databaseFiles(system: System): TextFile[] {
  const databases = system.applications.filter(hasDatabase).map(({ name }) => ({
    name: sqlIdentifier(name),
    passwordVariable: databaseVariable(name, 'PASSWORD'),
  }));
  if (databases.length === 0) return [];
  return [file('compose.databases.sql', render(templates, 'compose.databases.sql', { databases }))];
}

function imageFiles({ name, port }: Application): TextFile[] {
  const view = { name, port, jar: `${name}.jar` };
  return ['Dockerfile', '.dockerignore'].map((path) =>
    file(`${name}/${path}`, render(templates, `application/${path}`, view)),
  );
}

function file(path: string, content: string): TextFile {
  return { kind: 'text', path, content };
}
