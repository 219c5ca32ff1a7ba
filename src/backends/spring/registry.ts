import type { Registry, System } from '../common/subset/model.ts';
import type { TextFile } from '../backend.ts';
import { yamlName } from '../common/escape.ts';
import { applicationView, type ApplicationView } from './application-view.ts';
import { emit } from './emit.ts';
import { VERSIONS } from './versions.ts';

/** What the templates of a registry use. */
interface RegistryView extends ApplicationView {
  readonly versions: typeof VERSIONS;
  readonly nameYaml: string;
  /** Where production settings are kept; null: in the same folder as in development. */
  readonly configGit: string | null;
}

/** Every file of the registry's project, in the folder of its name. */
export function registryFiles(system: System, registry: Registry): TextFile[] {
  const view = registryView(system, registry);
  const places = { package: view.packagePath, App: view.classPrefix };
  return ['registry', 'shared/management'].flatMap((group) => emit(group, registry.name, places, view));
}

function registryView(system: System, registry: Registry): RegistryView {
  return {
    ...applicationView(system, registry),
    versions: VERSIONS,
    nameYaml: yamlName(registry.name),
    configGit: registry.config ? placeholderDefault(registry.config.git) : null,
  };
}

/**
 * The default of a placeholder in a plain YAML scalar. The checker lets through nothing that would need an escape in a git
 * address; whoever builds a model without it gets an address that leads nowhere, not a file that cannot be read.
 */
function placeholderDefault(address: string): string {
  return address.replaceAll(/[\s"'\\`$<>{}]/g, encodeURIComponent);
}
