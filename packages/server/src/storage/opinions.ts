/** Questions to the colleagues about comments, and their answers. */
import { askedAt } from '@komentar/domain';
import type { NewOpinion, Opined } from '../ports/comments.js';
import { conflict } from './carrying-out.js';
import { staying } from './decisions.js';
import { holdComment } from './holding.js';
import { appendLog } from './log.js';
import { digestOf } from './log-hash.js';
import { moveComment } from './movement.js';
import type { Db } from './schema.js';

/** See `Comments.opine`. */
export const opine = async (
  db: Db,
  { commentId, version, act, opinion }: NewOpinion,
): Promise<Opined> => {
  const before = await holdComment(db, commentId);
  if (!before) return { kind: 'missing' };
  if (before.version !== version) return conflict(db, before);
  const kept = { opinion: JSON.stringify(opinion), asked_at: askedAt(opinion) };
  const effects = await moveComment(db, before, { ...staying(before), ...kept });
  const { text, by, at } = opinion.answer ?? { ...opinion, text: opinion.question };
  await appendLog(db, {
    ...{ site: before.site, at, by: { kind: 'moderator', ...by }, act: `opinion:${act}` },
    target: { kind: 'comment', id: before.id },
    authorId: before.author_id,
    detail: { thread: before.thread_id, revision: before.revision, note: digestOf(text) },
  });
  return { kind: 'done', ...effects };
};
