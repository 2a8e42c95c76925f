// A stand-in for the rendering worker that obeys its orders word by word, to show what the pool does about bad ones.
import { getEnvironmentData, parentPort, threadId } from 'node:worker_threads';

const begin = (id) => parentPort.postMessage({ kind: 'began', id });

/** What each text makes the worker do; any other text is answered with itself. */
const ORDERS = {
  'loop after beginning': (id) => {
    begin(id);
    for (;;);
  },
  'die after beginning': (id) => {
    begin(id);
    process.exit(1);
  },
  'die before beginning': () => process.exit(1),
  fail: (id) => {
    begin(id);
    parentPort.postMessage({ kind: 'failed', id });
  },
  'which thread': (id) => {
    begin(id);
    parentPort.postMessage({ kind: 'rendered', id, html: String(threadId) });
  },
  [`die in thread ${threadId}`]: () => process.exit(1),
};

parentPort.on('message', ({ id, body }) => {
  const order = ORDERS[body];
  if (order !== undefined) return order(id);
  begin(id);
  parentPort.postMessage({ kind: 'rendered', id, html: body });
});
parentPort.postMessage(
  getEnvironmentData('start') === 'unsafe'
    ? { kind: 'unsafe', why: 'as ordered' }
    : { kind: 'ready' },
);
