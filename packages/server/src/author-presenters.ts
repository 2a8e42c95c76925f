/** Views of authors and of sanctions, for the desk and for the authors themselves. */
import { reportWeight } from '@komentar/domain';
import type { AuthorNoteView, AuthorView, OwnSanctionView, SanctionView } from '@komentar/protocol';
import type { AuthorNoteRecord, AuthorPast, Tally } from './ports/author-records.js';
import type { SanctionRecord } from './ports/sanctions.js';

/** A sanction as its author is told of it: why and until when, not by whom. */
export const toOwnSanctionView = (sanction: SanctionRecord): OwnSanctionView => {
  const { id, kind, reason, note, at, until, threadKey, everyMs } = sanction;
  return {
    ...{ id, kind, reason, at },
    ...(note !== null && { note }),
    ...(until !== null && { until }),
    ...(threadKey !== null && { thread: threadKey }),
    ...(everyMs !== null && { everyMs }),
  };
};

const toEnded = ({ end }: SanctionRecord): Pick<SanctionView, 'ended'> =>
  end === null
    ? {}
    : { ended: { how: end.how, at: end.at, ...(end.by !== null && { by: { ...end.by } }) } };

/** A sanction as the desk sees it. */
export const toSanctionView = (sanction: SanctionRecord): SanctionView => ({
  ...toOwnSanctionView(sanction),
  by: { ...sanction.by },
  ...toEnded(sanction),
  rejected: sanction.decisionIds.length,
});

export const toAuthorNoteView = ({ id, text, by, at }: AuthorNoteRecord): AuthorNoteView => ({
  ...{ id, text, at },
  by: { ...by },
});

/** `ani@surat.example` as `a***@surat.example`: enough to tell two accounts of one name apart. */
const masked = (email: string): string =>
  `${email.slice(0, 1)}***${email.slice(email.lastIndexOf('@'))}`;

const toTallyView = ({ status, reason, count }: Tally): AuthorView['tally'][number] => ({
  ...{ status, count },
  ...(reason !== null && { reason }),
});

/** @param seesEmail whether the caller may see the whole address */
export const toAuthorView = (past: AuthorPast, seesEmail: boolean): AuthorView => {
  const { id, site, name, createdAt, badges, email, externalId } = past.author;
  return {
    ...{ id, site, name, since: createdAt, badges: [...badges] },
    kind: externalId === null ? 'guest' : 'member',
    ...(email !== null && { email: seesEmail ? email : masked(email) }),
    version: past.version,
    tally: past.tally.map(toTallyView),
    reportsReceived: past.reportsReceived,
    reportsMade: past.reportsMade,
    asReporter: { ...past.asReporter, weight: reportWeight(past.asReporter) },
    sanctions: past.sanctions.map(toSanctionView),
    notes: past.notes.map(toAuthorNoteView),
  };
};
