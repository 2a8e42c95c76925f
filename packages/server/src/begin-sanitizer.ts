/** Begins to make the sanitiser, which loads in a thread of its own for as long as everything else does here. */
import type { Log } from './observe/log.js';
import type { Sanitizer } from './ports/sanitizer.js';
import { createSanitizer } from './sanitize/sanitizer.js';

/** Rejects with `SanitizerUnsafe` where it does not sanitise: the server must not start then. */
export const beginSanitizer = (log: Log): Promise<Sanitizer> => {
  const sanitizer = createSanitizer({
    onWorkerLost: (why) => log.warn('a rendering worker was lost and replaced', { why }),
  });
  // Whoever waits for it hears of a failure; until then it is nobody's.
  sanitizer.catch(() => undefined);
  return sanitizer;
};
