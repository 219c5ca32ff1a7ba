import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'language-server/test/**/*.test.ts', 'vscode-extension/test/**/*.test.ts'],
    exclude: ['test/system/**', 'test/editor/**', '**/node_modules/**'],
    reporters: ['default', './test/kit/summary-reporter.ts'],
    globalSetup: './test/kit/temporary-folder.ts',
    testTimeout: 20_000,
    // Many tests wait for a process that they have started, so that a core is to spare even with a worker for each.
    maxWorkers: '100%',
    // Modules are loaded once a worker instead of once a file, which is half of the time. No test changes what others see.
    isolate: false,
  },
});
