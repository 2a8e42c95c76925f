/** The way out for the desk's log: entries as they are hashed, and the history of a comment. */
import type { HistoryView, LogEntryView, ToldEntryView } from '@komentar/protocol';
import type { CommentEvent, CommentHistory, LogEntryRecord, ToldEntry } from './ports/log.js';
import { toSignalView } from './presenters.js';

/** Field by field, so that nothing leaves that is not part of the hash. */
export const toLogEntryView = (entry: LogEntryRecord): LogEntryView => ({
  site: entry.site,
  n: entry.n,
  at: entry.at,
  by: { kind: entry.by.kind, id: entry.by.id, name: entry.by.name },
  act: entry.act,
  target: { kind: entry.target.kind, id: entry.target.id },
  authorId: entry.authorId,
  detail: { ...entry.detail },
  prev: entry.prev,
  hash: entry.hash,
});

export const toToldEntryView = ({ entry, about }: ToldEntry): ToldEntryView => ({
  ...toLogEntryView(entry),
  ...(about && {
    about: { name: about.name, ...(about.title !== null && { title: about.title }) },
  }),
});

const toEventView = (event: CommentEvent): HistoryView['events'][number] => {
  switch (event.kind) {
    case 'revision': {
      const { kind, at, n, text, signals } = event;
      return { kind, at, n, text, ...(signals && { signals: signals.map(toSignalView) }) };
    }
    case 'report': {
      const { kind, at, reason, note, state } = event;
      return { kind, at, reason, state, ...(note !== null && { note }) };
    }
    case 'act': {
      const { kind, at, entry, note } = event;
      return { kind, at, entry: toLogEntryView(entry), ...(note !== null && { note }) };
    }
    case 'withdrawn':
      return { kind: 'withdrawn', at: event.at };
  }
};

export const toHistoryView = ({ comment, title, events }: CommentHistory): HistoryView => ({
  comment: {
    id: comment.id,
    site: comment.site,
    status: comment.status,
    ...(comment.reason !== null && { reason: comment.reason }),
    authorName: comment.authorName,
    title,
  },
  events: events.map(toEventView),
});
