const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Carries out what is not to be left half-done: Ctrl-C (or another polite end) waits until it is over and ends the
 * process then, as if it had come just afterwards. Everywhere else a signal ends msac at once, for nothing is lost:
 * only in here files change.
 */
export async function uninterrupted<Result>(action: () => Result): Promise<Awaited<Result>> {
  let received: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals): void => void (received ??= signal);
  for (const signal of SIGNALS) process.on(signal, remember);
  try {
    const result = await action();
    // A signal is told between two turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, remember);
    // The shell that waits sees 130, or whatever stands for the signal, and stops what it was at too.
    if (received !== undefined) process.kill(process.pid, received);
  }
}
