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
const WARM_UP = '> 1. **a** _b_ `c`\n>    - ~~d~~ [e](https://koran.example/)\n\n'.repeat(40);
const WARM_UP_ROUNDS = 6;

function render(purifier: Purifier, { id, body }: RenderOrder): void {
  report({ kind: 'began', id });
  try {
    report({ kind: 'rendered', id, html: purifier.sanitize(renderMarkdown(body)) });
  } catch {
    report({ kind: 'failed', id });
  }
}

function begin(): void {
  const purifier = createPurifier();
  selfTest(purifier);
  report({ kind: 'ready' });
  // Nobody waits for this at the start; an order that comes meanwhile waits, and its deadline has not begun.
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    purifier.sanitize(renderMarkdown(WARM_UP));
  port.on('message', (order: RenderOrder) => render(purifier, order));
}

try {
  begin();
} catch (error) {
  report({ kind: 'unsafe', why: error instanceof Error ? error.message : String(error) });
}
