import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/editor/*.test.ts'],
    reporters: ['verbose', './test/kit/summary-reporter.ts'],
    // One VS Code after another: each is a server, a browser and several processes.
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // What is waited for goes through several processes; a second, as is usual, is over soon on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // A step stands on those before it.
    bail: 1,
  },
});
