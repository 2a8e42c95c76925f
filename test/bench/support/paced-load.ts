/** Sends requests at even intervals, as readers do who know nothing of each other. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Loaded } from './load.js';

/** One `POST` of JSON. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Pace {
  readonly connections: number;
  readonly amount: number;
  readonly perSecond: number;
}

const send = async (url: string, agent: Agent, { headers, body }: Post): Promise<void> => {
  const sent = request(url, { method: 'POST', agent, headers });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
  if (answer.statusCode !== 200) throw new Error(`answered with ${String(answer.statusCode)}`);
};

/**
 * Whether earlier ones have been answered makes no difference to when the next is sent. A time
 * counts from the moment the request was due, so that a server that stands still is not spared
 * those that came meanwhile. (Autocannon's own rate sends a whole second's requests at once.)
 */
export const pacedLoad = async (
  url: string,
  { connections, amount, perSecond }: Pace,
  next: () => Post,
): Promise<Loaded> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const startedAt = performance.now();
  const one = async (n: number): Promise<void> => {
    const due = startedAt + (n * 1000) / perSecond;
    await pause(Math.max(0, due - performance.now()));
    await send(url, agent, next());
    times.push(performance.now() - due);
  };
  await Promise.all(Array.from({ length: amount }, (_, n) => one(n)));
  agent.destroy();
  return { requests: amount, seconds: (performance.now() - startedAt) / 1000, times };
};
