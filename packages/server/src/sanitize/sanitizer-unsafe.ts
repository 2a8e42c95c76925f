/** The error that keeps a server from starting without a working sanitiser. */

/** The sanitiser failed its self-test, or its runtime cannot sanitise; whoever catches it must not serve comments. */
export class SanitizerUnsafe extends Error {
  override readonly name = 'SanitizerUnsafe';

  /** @param why the check that failed, for the log */
  constructor(why: string) {
    super(`The sanitiser is not safe to use: ${why}`);
  }
}
