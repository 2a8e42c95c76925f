/** One HTTP request with a deadline; a broken line is an answer too, never an exception. */
import type { Answer, Failure } from '@komentar/protocol';

/** How long a request may take before it counts as failed: a slow mobile line still gets through. */
export const REQUEST_TIMEOUT_MS = 20_000;

/** The part of `fetch` that is used, so that a test can stand in for it. */
export type Fetch = (href: string, init: RequestInit) => Promise<Response>;

/** What a body that is not wrapped in an answer is turned into; `undefined` where it makes no sense. */
export type Unwrap<V> = (body: unknown) => Answer<V> | undefined;

/** True where a value is an object that can be asked for fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The failure of a line that carried nothing: offline, refused, too slow, or not our server. */
export const unreachable = (message: string): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code: 'unavailable', message },
});

/** A refusal as the server words it, or `undefined` where the body is something else. */
export const refusalOf = (body: unknown): Answer<never> | undefined => {
  if (!isRecord(body) || body['ok'] !== false || !isRecord(body['error'])) return undefined;
  return typeof body['error']['code'] === 'string' ? (body as unknown as Answer<never>) : undefined;
};

const browserFetch: Fetch = (href, init) => globalThis.fetch(href, init);

export interface Exchange<V> {
  readonly href: string;
  readonly init: RequestInit;
  readonly unwrap: Unwrap<V>;
  readonly fetch?: Fetch | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Asks and reads the answer. Everything that can go wrong on the way is `unavailable`; cookies never
 * travel, so that no page can act in a reader's name.
 */
export const exchange = async <V>(it: Exchange<V>): Promise<Answer<V>> => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), it.timeoutMs ?? REQUEST_TIMEOUT_MS);
  try {
    const response = await (it.fetch ?? browserFetch)(it.href, {
      credentials: 'omit',
      signal: stop.signal,
      ...it.init,
    });
    const body: unknown = await response.json();
    return refusalOf(body) ?? it.unwrap(body) ?? unreachable(`status ${response.status}`);
  } catch (error) {
    return unreachable(error instanceof Error ? error.message : 'no connection');
  } finally {
    clearTimeout(timer);
  }
};
