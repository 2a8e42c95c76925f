/** The thread that renders comments: one after another, and none before its own self-test has passed. */
import { parentPort } from 'node:worker_threads';

import { createPurifier, type Purifier } from './purify.js';
import { renderMarkdown } from './render-markdown.js';
import { selfTest } from './self-test.js';
import type { RenderOrder, WorkerReport } from './worker-messages.js';

if (parentPort === null) throw new Error('This file runs as a worker thread only.');
const port = parentPort;
const report = (news: WorkerReport): void => port.postMessage(news);

/** Elements of each kind; unwarmed code takes four times as long, which the deadline of the first comments would pay. */
const WARM_UP = '> 1. **a** _b_ `c`\n>    - ~~d~~ [e](https://koran.example/)\n\n'.repeat(10);
const WARM_UP_ROUNDS = 24;

function render(purifier: Purifier, { id, body }: RenderOrder): void {
  report({ kind: 'began', id });
  try {
    report({ kind: 'rendered', id, html: purifier.sanitize(renderMarkdown(body)) });
  } catch {
    report({ kind: 'failed', id });
  }
}

/** A round a turn, so that an order that comes meanwhile waits for one round at most. */
function warmUp(purifier: Purifier, rounds: number): void {
  if (rounds === 0) return;
  purifier.sanitize(renderMarkdown(WARM_UP));
  setImmediate(warmUp, purifier, rounds - 1);
}

function begin(): void {
  const purifier = createPurifier();
  selfTest(purifier);
  port.on('message', (order: RenderOrder) => render(purifier, order));
  report({ kind: 'ready' });
  warmUp(purifier, WARM_UP_ROUNDS);
}

try {
  begin();
} catch (error) {
  report({ kind: 'unsafe', why: error instanceof Error ? error.message : String(error) });
}
