/** Starts one of the small programs in `programs/` in a process of its own and talks with it in messages. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Later } from './cleaning-up.js';

/** A program that answers every message with one message, and may speak unasked. */
export interface BareProcess {
  /** What it says next; rejects where it ends instead. */
  readonly next: () => Promise<unknown>;
  /** Sends a message and waits for the next thing it says. */
  readonly ask: (message: object) => Promise<unknown>;
}

/** Starts `programs/<name>.mjs`, plain Node without any loader; it is stopped with the benchmark. */
export const startBare = (name: string, later: Later): BareProcess => {
  const child = fork(join(import.meta.dirname, '../programs', `${name}.mjs`), { execArgv: [] });
  const exit = once(child, 'exit');
  later(async () => {
    child.kill();
    await exit;
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      void exit.then(() => reject(new Error(`${name} has ended`)));
    });
  return {
    next,
    ask: (message) => {
      const answer = next();
      child.send(message, () => undefined); // Where it cannot be sent, `next` says why.
      return answer;
    },
  };
};
