/** Waiting until an application answers, and until the others can find it. */
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 100;
const REQUEST_MILLISECONDS = 5000;

/**
 * Asks again and again until the answer is yes.
 *
 * @param deadline moment in milliseconds since the epoch after which the answer is no
 * @param signal ends the wait with `false` when aborted
 * @returns whether the answer was yes in time
 */
export async function until(question: () => Promise<boolean>, deadline: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await question().catch(() => false)) return !signal.aborted;
    if (Date.now() > deadline) return false;
    await sleep(POLL_MILLISECONDS);
  }
  return false;
}

/** Whether the application on a port of this machine says that it takes requests. */
export async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/management/health/readiness`, {
    signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
  });
  await response.body?.cancel();
  return response.ok;
}

interface EurekaApplications {
  readonly applications: { readonly application: readonly { readonly instance: readonly EurekaInstance[] }[] };
}

interface EurekaInstance {
  readonly app: string;
  readonly status: string;
  readonly port: { readonly $: number };
}

/**
 * The processes that the registry hands out as alive, each as `application:port`.
 *
 * @param registry base URL of the registry
 */
export async function registeredPlaces(registry: string, password: string): Promise<Set<string>> {
  const response = await fetch(`${registry}/eureka/apps`, {
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`registry:${password}`).toString('base64')}`,
    },
    signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
  });
  if (!response.ok) return new Set();
  // An answer of another shape throws, which the wait takes for a no.
  const { applications }: EurekaApplications = JSON.parse(await response.text());
  const instances = applications.application.flatMap(({ instance }) => instance);
  return new Set(instances.filter(({ status }) => status === 'UP').map(({ app, port }) => placeKey(app, port.$)));
}

/** Eureka keeps names in upper case. */
export function placeKey(application: string, port: number): string {
  return `${application.toLowerCase()}:${port}`;
}
