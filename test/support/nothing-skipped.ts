/** Vitest reporter that fails a full run in which a test was skipped or left as a todo, and names it. */
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** A run narrowed with `-t` skips on purpose and is left alone. */
export default class NothingSkipped implements Reporter {
  private narrowed = false;

  onInit(vitest: Vitest): void {
    this.narrowed = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.narrowed) return;
    const skipped = modules.flatMap((file) =>
      [...file.children.allTests('skipped')].map(
        (test) => `${file.relativeModuleId}: ${test.fullName}`,
      ),
    );
    if (skipped.length === 0) return;
    console.error(`\nSkipped tests are not allowed:\n  ${skipped.join('\n  ')}`);
    process.exitCode = 1;
  }
}
