import { kebabCase } from '../../model/names.ts';
import { systemSecrets } from '../../model/environment.ts';
import type { Backend, GeneratedFile, SecretsFile } from '../backend.ts';
import { render } from '../common/render.ts';
import type { System } from '../common/subset/model.ts';
import { subsetOf } from '../common/subset/subset.ts';
import { templates } from './generated/templates.ts';
import { environmentExampleView, pomView, readmeView } from './view.ts';

/** What belongs to no single application: the build of all, what a newcomer reads first, secrets, and settings of tools. */
export const workspaceBackend: Backend = {
  name: 'workspace',
  generate(whole): GeneratedFile[] {
    const { system } = subsetOf(whole);
    if (!system) return [];
    return [
      text('pom.xml', pomView(system)),
      text('README.md', readmeView(system)),
      text('.env.example', environmentExampleView(system)),
      ...['.editorconfig', '.gitattributes', '.gitignore'].map((path) => text(path, {})),
      secrets(system),
    ];
  },
  unbuilt: (system) => subsetOf(system).unbuilt,
};

function text(path: string, view: object): GeneratedFile {
  return { kind: 'text', path, content: render(templates, path, view) };
}

function secrets(system: System): SecretsFile {
  return {
    kind: 'secrets',
    path: '.env',
    header: [
      `Secrets of this copy of ${kebabCase(system.name)}, made at random by msac build, once.`,
      'Never commit this file. What stands here is never overwritten; a name that is missing is added at the end.',
    ],
    secrets: systemSecrets(system),
  };
}
