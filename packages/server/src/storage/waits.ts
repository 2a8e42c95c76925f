/** How long comments wait for a moderator, from the log of decisions. */
import type { Db } from './schema.js';

/** See `Comments.waits`. Only first decisions count: a comment decided on anew has not waited for it. */
export const waits = async (db: Db, site: string, most: number): Promise<readonly number[]> => {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('comment', 'comment.id', 'decision.comment_id')
    .select(['decision.at', 'comment.created_at'])
    .where('decision.site', '=', site)
    .where('decision.from_status', '=', 'pending')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as earlier')
            .select('earlier.id')
            .whereRef('earlier.comment_id', '=', 'decision.comment_id')
            .whereRef('earlier.version', '<', 'decision.version'),
        ),
      ),
    )
    .orderBy('decision.at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ at, created_at: createdAt }) => Math.max(0, at - createdAt));
};
