import {
  isFormat,
  isHost,
  isImages,
  isNamespace,
  isStorageClass,
  isTls,
  type Deployment as DeploymentNode,
} from '../language/index.ts';
import { kebabCase } from '../model/names.ts';
import type { Deployment, DeploymentSettings } from '../model/system.ts';
import { optional } from './context.ts';

/** Where the system called `system` runs. */
export function lowerDeployment({ target, settings: nodes }: DeploymentNode, system: string): Deployment {
  const settings: DeploymentSettings = {
    ...optional('images', nodes.find(isImages)?.repository),
    ...optional('host', nodes.find(isHost)?.host),
    tls: nodes.some(isTls),
  };
  if (target === 'local') return { kind: 'local', settings };
  if (target !== 'kubernetes') return { kind: 'compose', settings };
  const formats = nodes.filter(isFormat).flatMap((each) => each.formats);
  return {
    kind: 'kubernetes',
    settings,
    kubernetes: {
      namespace: nodes.find(isNamespace)?.name ?? kebabCase(system),
      formats: formats.includes('helm')
        ? formats.includes('kustomize')
          ? ['kustomize', 'helm']
          : ['helm']
        : ['kustomize'],
      ...optional('storageClass', nodes.find(isStorageClass)?.class),
    },
  };
}
