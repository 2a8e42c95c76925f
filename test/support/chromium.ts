/** Starts the machine's own Chromium for tests that need a real browser. */
import { chromium, type Browser } from 'playwright-core';
import { chromiumEnvironment, findChromium } from '../../scripts/tools.mjs';

/** A container has no sandbox to give; everything else keeps the browser from calling home during a test. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's executable; throws with the way out when there is none. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined)
    throw new Error('No Chromium found: run `node scripts/ensure-tools.mjs` or set CHROMIUM_PATH.');
  return path;
}

/**
 * A headless browser of its own; the caller closes it. `extraFlags` come after the fixed ones;
 * `without` are flags that playwright would set and the test cannot use.
 * It dies with the test process: playwright kills it on exit and on signals.
 */
export function launchChromium(
  extraFlags: readonly string[] = [],
  without: readonly string[] = [],
): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({
    executablePath,
    args: [...FLAGS, ...extraFlags],
    ignoreDefaultArgs: [...without],
    env: { ...process.env, ...chromiumEnvironment(executablePath) },
  });
}
