/** Hands statements that were run to whoever asked to be told of them. */
import type { LogEvent } from 'kysely';
import type { FullOptions } from '../connection.js';

/** The `log` entry of Kysely's configuration; absent where nobody asked, which costs nothing. */
export const queryLog = ({ onQuery }: Pick<FullOptions, 'onQuery'>) =>
  onQuery && {
    log: ({ query, queryDurationMillis }: LogEvent): void =>
      onQuery({
        sql: query.sql,
        parameters: query.parameters,
        durationMs: queryDurationMillis,
      }),
  };
