import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the one line that `.ci/run` adds up: `N passed, N failed`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const skipped = tests.filter((test) => test.result().state === 'skipped').length;
    // A file that cannot even be loaded has no tests, and still is a failure.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const failed = tests.length - passed - skipped + broken + unhandledErrors.length;
    process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
