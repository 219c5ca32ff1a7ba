import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'language-server/test/**/*.test.ts'],
    exclude: ['test/system/**', '**/node_modules/**'],
    reporters: ['default', './test/kit/summary-reporter.ts'],
    testTimeout: 20_000,
  },
});
