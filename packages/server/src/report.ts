/** Reports every call: to the log and to the metrics. */
import type { Log } from './observe/log.js';
import type { Metrics } from './observe/metrics.js';
import type { Done } from './transport/execute.js';

/** One line and one count for every call. Expected noes are no warnings: readers make them all day. */
export const reportTo =
  (log: Log, metrics: Metrics) =>
  ({ name, code, ms, incident, cause, hint }: Done): void => {
    metrics.command(name, code, ms);
    const facts = { command: name, code, ms: Math.round(ms), incident, hint };
    if (code === 'ok') log.debug('command done', facts);
    else if (code === 'internal') log.error('command failed', facts, cause);
    else if (code === 'unavailable') log.warn('command failed', facts, cause);
    else log.info('command refused', facts);
  };
