/** How a tool comes to a machine, by the package manager that people have there. */
interface Ways {
  readonly debian: string;
  readonly mac: string;
  readonly windows: string;
}

const WAYS = {
  jdk: {
    debian: 'sudo apt-get install openjdk-17-jdk',
    mac: 'brew install openjdk@17',
    windows: 'winget install EclipseAdoptium.Temurin.17.JDK',
  },
  maven: { debian: 'sudo apt-get install maven', mac: 'brew install maven', windows: 'scoop install maven' },
  engine: {
    debian: 'sudo apt-get install podman podman-compose',
    mac: 'brew install --cask docker',
    windows: 'winget install Docker.DockerDesktop',
  },
  kubectl: {
    debian: 'sudo snap install kubectl --classic',
    mac: 'brew install kubernetes-cli',
    windows: 'winget install Kubernetes.kubectl',
  },
  helm: {
    debian: 'sudo snap install helm --classic',
    mac: 'brew install helm',
    windows: 'winget install Helm.Helm',
  },
  git: { debian: 'sudo apt-get install git', mac: 'brew install git', windows: 'winget install Git.Git' },
} satisfies Record<string, Ways>;

/** The command that installs a tool, as a sentence. */
export function howToInstall(tool: keyof typeof WAYS, platform: NodeJS.Platform): string {
  const ways: Ways = WAYS[tool];
  if (platform === 'darwin') return `Install it: ${ways.mac}`;
  if (platform === 'win32') return `Install it: ${ways.windows}`;
  return `Install it; on Debian and Ubuntu: ${ways.debian}`;
}
