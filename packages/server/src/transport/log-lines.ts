/** The desk's log as lines of a file: CSV for spreadsheets, JSON Lines for programs. */
import { canonicalJson, csvLine, type Json } from '@komentar/domain';
import type { LogEntryView } from '@komentar/protocol';

/** `json` is JSON Lines: each line is an entry as canonical JSON, its hash included. */
export const LOG_FORMATS = ['csv', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** What a spreadsheet program needs before it reads UTF-8 as such; anything else stumbles over it. */
const BYTE_ORDER_MARK = '\u{FEFF}';

const said = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The columns of the CSV in their order; `from`, `to` and `reason` stand in `detail` too. */
const COLUMNS: Readonly<Record<string, (entry: LogEntryView) => string>> = {
  site: ({ site }) => site,
  n: ({ n }) => String(n),
  at: ({ at }) => new Date(at).toISOString(),
  by_kind: ({ by }) => by.kind,
  by_id: ({ by }) => by.id,
  by_name: ({ by }) => by.name,
  act: ({ act }) => act,
  target_kind: ({ target }) => target.kind,
  target_id: ({ target }) => target.id,
  author_id: ({ authorId }) => authorId ?? '',
  from: ({ detail }) => said(detail['from']),
  to: ({ detail }) => said(detail['to']),
  reason: ({ detail }) => said(detail['reason']),
  detail: ({ detail }) => canonicalJson(detail as Record<string, Json>),
  prev: ({ prev }) => prev,
  hash: ({ hash }) => hash,
};

interface Writer {
  readonly type: string;
  readonly head: string;
  readonly line: (entry: LogEntryView) => string;
}

const WRITERS: Readonly<Record<LogFormat, Writer>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvLine(Object.keys(COLUMNS)),
    line: (entry) => csvLine(Object.values(COLUMNS).map((cellOf) => cellOf(entry))),
  },
  json: {
    type: 'application/x-ndjson; charset=utf-8',
    head: '',
    line: (entry) => `${canonicalJson(entry as unknown as Json)}\n`,
  },
};

/** The media type of a format. */
export const typeOf = (format: LogFormat): string => WRITERS[format].type;

/**
 * The file, a part at a time: each part of the log is written before the next is read, so a log of
 * any length takes the same memory. `bom` puts a byte order mark before a CSV.
 */
export async function* logLines(
  parts: AsyncIterable<readonly LogEntryView[]>,
  { format, bom = false }: { readonly format: LogFormat; readonly bom?: boolean },
): AsyncGenerator<string> {
  const { head, line } = WRITERS[format];
  const start = `${bom && format === 'csv' ? BYTE_ORDER_MARK : ''}${head}`;
  if (start !== '') yield start;
  for await (const entries of parts) yield entries.map(line).join('');
}
