/** What a page without scripts is asked, and what it answers: plain values, no HTTP library. */
import type { Answer, CommandInput, CommandName, CommandResult } from '@komentar/protocol';

/** Runs a command as any other caller would; `token` is the guest's own. */
export type Ask = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  token?: string,
) => Promise<Answer<CommandResult<N>>>;

/** Which thread a page shows. */
export interface PageThread {
  readonly site: string;
  readonly thread?: string;
  readonly url?: string;
}

/** Every field at most once. */
export type Fields = Readonly<Record<string, string>>;

/** A reader who has posted here before. */
export interface Viewer {
  readonly token: string;
  readonly name: string;
}

export interface PageRequest {
  readonly named: PageThread;
  readonly query: Fields;
  /** What was sent with the form; absent where the page is only looked at. */
  readonly form?: Fields;
  /** True where a browser says that the form stands on somebody else's page. */
  readonly isForeign: boolean;
  readonly viewer?: Viewer;
  readonly acceptLanguage?: string;
  readonly ask: Ask;
}

export interface PageReply {
  readonly status: number;
  /** A whole document, or absent where `location` says where to go. */
  readonly body?: string;
  readonly location?: string;
  /** The guest's session, to be kept by the browser. */
  readonly token?: string;
  readonly retryAfterMs?: number;
}
