/** Fills a database of ours with any number of comments by direct SQL: a minute for what posting would take hours. */
import pg from 'pg';
import { openStore } from '#server/storage/open-store.js';
import type { Store } from '#server/ports/store.js';
import { startBare } from './bare-process.js';
import type { Later } from './cleaning-up.js';

export const SITE = 'koran';
/** The one thread that holds all comments: the harshest distribution for a page. */
export const KEY = 'artikel-48213';

const AUTHORS = 1_000;
/** Comments come in groups of twenty that are all alike, so sizes are multiples of it. */
const GROUP = 20;
const FIRST_AT = Date.UTC(2026, 0, 1);

/** A number with zeros before it, in words that both dialects have. */
const padded = (prefix: string, n: string, digits: number): string => {
  const zeros = `'${'0'.repeat(digits)}' || (${n})`;
  return `'${prefix}' || substr(${zeros}, length(${zeros}) - ${digits - 1})`;
};

const either = (condition: string, yes: string, no: string): string =>
  `case when ${condition} then ${yes} else ${no} end`;

/** As long as real ids and, like them, in the order of time. */
const ID = padded('01K', 'n', 23);
const AUTHOR = padded('01A', `n % ${AUTHORS}`, 23);
const AT = `${FIRST_AT} + cast(n as bigint) * 1000`;
/** Of twenty: twelve roots and four replies that are published, three waiting, one spam. */
const PLACE = `n % ${GROUP}`;
const STATUS = `case when ${PLACE} < 16 then 'published' when ${PLACE} < 19 then 'pending' else 'spam' end`;
const IS_REPLY = `${PLACE} in (1, 5, 9, 13)`;
const HAS_REPLY = `${PLACE} in (0, 4, 8, 12)`;
const ROOT = padded('01K', `n - ${either(IS_REPLY, '1', '0')}`, 23);
const PUBLISHED_AT = either(`${PLACE} < 16`, AT, 'null');
/** Spread over all there are, and the same for a comment every time. */
const RISK = `(n % 101) * 37 % 101`;
const TEXT = `'Komentar nomor ' || n || ': saya setuju dengan sebagian isi berita ini, tetapi angka yang disebut di paragraf ketiga sudah lama tidak benar lagi.'`;

const all = (to: number): string =>
  `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n + 1 < ${to})`;

/** How many of so many comments are published, replies included. */
export const publishedOf = (comments: number): number => (comments / GROUP) * 16;
/** How many of them wait. */
export const waitingOf = (comments: number): number => (comments / GROUP) * 3;

/** Every value is computed by the database itself. */
const statementsFor = (comments: number): readonly string[] => [
  `insert into site (id, name, origins, policy, demo, created_at) values ('${SITE}', 'Koran Uji', '[]', '{}', 0, ${FIRST_AT})`,
  `insert into thread (id, site, key, state, total, seq, created_at, pending) values ('01T', '${SITE}', '${KEY}', 'open',
    ${publishedOf(comments)}, ${publishedOf(comments)}, ${FIRST_AT}, ${waitingOf(comments)})`,
  `insert into thread_alias (site, key, thread_id) values ('${SITE}', '${KEY}', '01T')`,
  `insert into queue_count (site, pending, spam, unreviewed, seq)
    values ('${SITE}', ${waitingOf(comments)}, ${comments / GROUP}, ${publishedOf(comments)}, ${comments})`,
  `insert into author (id, site, name, email, approved, rejected, created_at)
    ${all(AUTHORS)} select ${AUTHOR}, '${SITE}', 'Pembaca ' || n, null, 0, 0, ${FIRST_AT} from numbers`,
  `insert into comment
      (id, site, thread_id, parent_id, root_id, depth, author_id, author_name, client_id, status, version, revision,
       digest, signals, hidden_ancestors, reply_count, created_at, published_at, first_published_at, reason,
       risk, waiting_since, review)
    ${all(comments)} select ${ID}, '${SITE}', '01T', ${either(IS_REPLY, ROOT, 'null')}, ${ROOT}, ${either(IS_REPLY, '1', '0')}, ${AUTHOR},
      'Pembaca ' || (n % ${AUTHORS}), ${padded('', 'n', 36)}, ${STATUS}, 1, 1,
      ${padded('', 'n', 64)}, '[]', 0, ${either(HAS_REPLY, '1', '0')}, ${AT}, ${PUBLISHED_AT}, ${PUBLISHED_AT}, null,
      ${RISK}, ${AT}, ${either(`${PLACE} = 19`, "'auto'", "'none'")} from numbers`,
  `insert into revision (comment_id, n, text, html, sanitizer_version, created_at)
    ${all(comments)} select ${ID}, 1, ${TEXT}, '<p>' || ${TEXT} || '</p>', 1, ${AT} from numbers`,
  `insert into change (thread_id, seq, kind, comment_id)
    ${all(comments)} select '01T', n / ${GROUP} * 16 + ${PLACE} + 1, 'published', ${ID} from numbers where ${PLACE} < 16`,
  `insert into queue_item (comment_id, queue, site, at, rank)
    ${all(comments)} select ${ID}, case when ${PLACE} < 16 then 'unreviewed' when ${PLACE} < 19 then 'pending' else 'spam' end,
      '${SITE}', ${AT}, ${either(`${PLACE} in (16, 17, 18)`, `100 - ${RISK}`, RISK)} from numbers`,
  `insert into author_tally (author_id, status, reason, n)
    select author_id, status, '', count(*) from comment group by author_id, status`,
  `update author set approved = tally.approved, rejected = tally.rejected
    from (select author_id, count(*) filter (where status = 'published') as approved,
        count(*) filter (where status = 'spam') as rejected
      from comment group by author_id) as tally
    where tally.author_id = author.id`,
];

/** The place of the published root, or of the waiting comment, in the middle of so many. */
export const middleOf = (
  comments: number,
  place: 'root' | 'pending',
): { at: number; id: string; rank: number } => {
  const n = Math.floor(comments / GROUP / 2) * GROUP + (place === 'root' ? 0 : 16);
  // Among the risks the middle is half of them all, whether or not a comment stands there.
  const rank = 50;
  return { at: FIRST_AT + n * 1000, id: `01K${String(n).padStart(23, '0')}`, rank };
};

const fill = async (url: string, comments: number, later: Later): Promise<void> => {
  const statements = statementsFor(comments);
  const [, path] = /^sqlite:(.*)$/.exec(url) ?? [];
  if (path !== undefined) {
    await startBare('run-sql', later).ask({ path, statements });
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of [...statements, 'vacuum analyze']) await client.query(statement);
  await client.end();
};

/** Makes the real tables at a database's address and this many comments (a multiple of 20), and opens it until the benchmark ends. */
export const seededStore = async (url: string, comments: number, later: Later): Promise<Store> => {
  if (comments % GROUP !== 0) throw new Error(`the number of comments must divide by ${GROUP}`);
  await (await openStore(url)).close();
  await fill(url, comments, later);
  const store = await openStore(url);
  later(store.close);
  return store;
};
