/** The server's figures for Prometheus. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface MetricsSources {
  /** Open live connections by namespace. */
  readonly connections: () => Readonly<Record<string, number>>;
  /** Waiting comments by site and queue. */
  readonly queues: () => Promise<readonly { site: string; queue: string; waiting: number }[]>;
}

export interface Metrics {
  /** Counts one command; `ms` is how long it took. */
  readonly command: (name: string, code: string, ms: number) => void;
  /** Counts a live connection that was cut off because its reader took nothing any more. */
  readonly slowReader: () => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** Upper bounds of the time a command takes, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Figures in a registry of their own, so that several servers can live in one process. */
export const createMetrics = ({ connections, queues }: MetricsSources): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'komentar_commands_total',
    help: 'Commands by name and by the code of their answer.',
    labelNames: ['name', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'komentar_command_seconds',
    help: 'Time from a command to its answer.',
    labelNames: ['name'],
    buckets: BUCKETS,
    registers,
  });
  const slowReaders = new Counter({
    name: 'komentar_slow_readers_total',
    help: 'Live connections cut off because they took nothing any more.',
    registers,
  });
  new Gauge({
    name: 'komentar_live_connections',
    help: 'Open live connections by namespace.',
    labelNames: ['namespace'],
    registers,
    collect() {
      for (const [namespace, open] of Object.entries(connections())) this.set({ namespace }, open);
    },
  });
  new Gauge({
    name: 'komentar_queue_waiting',
    help: 'Comments waiting for a moderator, by site and queue.',
    labelNames: ['site', 'queue'],
    registers,
    async collect() {
      this.reset();
      for (const { site, queue, waiting } of await queues()) this.set({ site, queue }, waiting);
    },
  });
  return {
    command: (name, code, ms) => {
      commands.inc({ name, code });
      seconds.observe({ name }, ms / 1000);
    },
    slowReader: () => slowReaders.inc(),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
};
