/** Sends commands over HTTP, typed by the protocol's table. */
import { API_PATH } from '@komentar/protocol';
import type { Answer, CommandInput, CommandName, CommandResult } from '@komentar/protocol';
import { exchange, isRecord, type Fetch } from './exchange.js';

/** Sends a command. Resolves always; a line that fails is a refusal with the code `unavailable`. */
export type Call = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
) => Promise<Answer<CommandResult<N>>>;

export interface CallOptions {
  /** Where the server is, its sub-path included, without a slash at the end. */
  readonly server: string;
  /** The bearer token of the moment; asked for at every call. */
  readonly token?: () => string | undefined;
  readonly fetch?: Fetch;
  /** Milliseconds; 20 seconds where left out. */
  readonly timeoutMs?: number;
}

const headersOf = (token: string | undefined): Record<string, string> => ({
  'content-type': 'application/json',
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

/** A `Call` bound to one server. */
export const createCall =
  ({ server, token, fetch, timeoutMs }: CallOptions): Call =>
  (name, input) =>
    exchange({
      href: `${server}${API_PATH}/${name}`,
      init: { method: 'POST', headers: headersOf(token?.()), body: JSON.stringify(input) },
      unwrap: (body) =>
        isRecord(body) && body['ok'] === true
          ? (body as unknown as Answer<CommandResult<typeof name>>)
          : undefined,
      fetch,
      timeoutMs,
    });
