/** One comment on a page without scripts, and the lists comments stand in. */
import type { CommentView, OwnCommentView } from '@komentar/protocol';
import { html, sanitised, type Content, type Markup } from '../markup/html.js';
import { linkTo, placeIn } from './links.js';
import type { Fields } from './page-request.js';
import { fill, type PageTexts } from './texts.js';

export interface ListFacts {
  readonly texts: PageTexts;
  readonly query: Fields;
  /** False where nobody can write. */
  readonly isOpen: boolean;
  /** The form for a reply, and below which comment it stands. */
  readonly replying?: { readonly to: string; readonly form: Markup } | undefined;
}

/** Times stand in the zone of western Indonesia (UTC+7), and say so. */
const ZONE = { timeZone: 'Asia/Jakarta', name: 'WIB' } as const;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day before month, as the papers of the region print it. */
const localeOf = (lang: string): string => (lang === 'en' ? 'en-GB' : lang);

const timeText = (at: number, lang: string): string => {
  const clock =
    clocks.get(lang) ??
    new Intl.DateTimeFormat(localeOf(lang), {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: ZONE.timeZone,
    });
  clocks.set(lang, clock);
  return `${clock.format(at)} ${ZONE.name}`;
};

const time = (at: number, { texts }: ListFacts): Markup =>
  html`<time datetime="${new Date(at).toISOString()}">${timeText(at, texts.lang)}</time>`;

const badges = (comment: CommentView, { texts }: ListFacts): Content => [
  ...(comment.author.badges ?? []).map((badge) => html` <span class="badge">${badge}</span>`),
  comment.feature !== undefined &&
    html` <span class="badge set-apart">${texts[comment.feature]}</span>`,
];

const byline = (comment: CommentView, facts: ListFacts, when: Content): Markup =>
  html`<p class="byline"><b><bdi>${comment.author.name}</bdi></b>${badges(comment, facts)} ${when}${comment.editedAt !== undefined && html` <span title="${timeText(comment.editedAt, facts.texts.lang)}">${facts.texts.edited}</span>`}</p>`;

const actions = (comment: CommentView, { texts, query, isOpen }: ListFacts): Content => {
  const href = linkTo(query, { ...placeIn(query), reply: comment.id }, `komentar-${comment.id}`);
  const reply =
    isOpen &&
    html`<a href="${href}" aria-label="${fill(texts.replyTo, { name: comment.author.name })}">${texts.reply}</a>`;
  const likes = comment.likes > 0 && html`<span>${fill(texts.likes, { n: comment.likes })}</span>`;
  return (reply || likes) && html`<p class="actions">${reply} ${likes}</p>`;
};

/** Whom a reply below another reply answers, with the way there. */
const answers = (parent: CommentView | undefined, { texts }: ListFacts): Content =>
  parent !== undefined &&
  html`<a href="#komentar-${parent.id}">${fill(texts.inReplyTo, { name: parent.author.name })}</a> `;

const article = (comment: CommentView, facts: ListFacts, parent?: CommentView): Markup => {
  const permalink = linkTo(
    facts.query,
    { ...(comment.depth > 0 && { root: comment.rootId }), at: comment.id },
    `komentar-${comment.id}`,
  );
  const level =
    comment.depth > 0 &&
    html`<span class="unseen">${fill(facts.texts.level, { n: comment.depth })} </span>`;
  const when = html`${level}${answers(parent, facts)}<a href="${permalink}">${time(comment.publishedAt ?? comment.createdAt, facts)}</a>`;
  return html`<article id="komentar-${comment.id}">
${byline(comment, facts, when)}
<div class="body" dir="auto">${sanitised(comment.html)}</div>
${actions(comment, facts)}
</article>
${facts.replying?.to === comment.id && facts.replying.form}`;
};

const repliesOf = (
  root: CommentView | undefined,
  replies: readonly CommentView[],
  facts: ListFacts,
): Content => {
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const items = replies.map(
    (reply) => html`<li>${article(reply, facts, byId.get(reply.parentId ?? ''))}</li>\n`,
  );
  const label = fill(facts.texts.repliesFor, { name: root?.author.name ?? '' });
  return replies.length > 0 && html`<ul class="replies" aria-label="${label}">\n${items}</ul>`;
};

const moreReplies = (root: CommentView, shown: number, { texts, query }: ListFacts): Content => {
  const rest = root.replyCount - shown;
  return (
    rest > 0 &&
    query['root'] !== root.id &&
    html`<p class="further"><a href="${linkTo(query, { root: root.id }, `komentar-${root.id}`)}">${fill(texts.moreReplies, { n: rest })}</a></p>`
  );
};

/** Conversations, each a root with the replies that came along; a page of replies alone has no root. */
const conversationsIn = (items: readonly CommentView[]) => {
  const byRoot = new Map<string, { root?: CommentView; replies: CommentView[] }>();
  for (const item of items) {
    const one = byRoot.get(item.rootId) ?? { replies: [] };
    byRoot.set(item.rootId, one);
    if (item.depth === 0) one.root = item;
    else one.replies.push(item);
  }
  return [...byRoot.values()];
};

/** The list as it came, roots with their replies. */
export const commentList = (items: readonly CommentView[], facts: ListFacts): Content => {
  const conversations = conversationsIn(items).map(
    ({ root, replies }) => html`<li>${root && article(root, facts)}
${repliesOf(root, replies, facts)}
${root && moreReplies(root, replies.length, facts)}</li>\n`,
  );
  return (
    items.length > 0 &&
    html`<ul class="list" aria-label="${facts.texts.list}">\n${conversations}</ul>`
  );
};

/** What editors set apart, above the list on its first page; each stands in the list too, with its replies. */
export const featuredList = (featured: readonly CommentView[], facts: ListFacts): Content =>
  featured.length > 0 &&
  html`<section class="featured" aria-labelledby="judul-pilihan">
<h2 id="judul-pilihan">${facts.texts.pick}</h2>
<ul class="list">
${featured.map((comment) => {
  const href = linkTo(facts.query, { at: comment.id }, `komentar-${comment.id}`);
  const when = html`<a href="${href}">${time(comment.publishedAt ?? comment.createdAt, facts)}</a>`;
  return html`<li>${byline(comment, facts, when)}
<div class="body" dir="auto">${sanitised(comment.html)}</div></li>\n`;
})}</ul>
</section>`;

const fateOf = ({ status, reason }: OwnCommentView, texts: PageTexts): string => {
  const says = reason && texts.reasons[reason];
  switch (status) {
    case 'rejected':
    case 'quarantined':
      return says === undefined ? texts.rejectedPlain : fill(texts.rejected, { reason: says });
    case 'returned':
      return fill(texts.returned, { reason: says ?? texts.reasons.other });
    case 'withdrawn':
    case 'erased':
      return texts.withdrawn;
    case 'checking':
    case 'pending':
    case 'spam':
    case 'published':
      return texts.pending;
  }
};

/** What only its author sees, each comment with what became of it. */
export const ownList = (mine: readonly OwnCommentView[], facts: ListFacts): Content =>
  mine.length > 0 &&
  html`<section class="own" aria-labelledby="judul-saya">
<h2 id="judul-saya">${facts.texts.own}</h2>
<ul class="list">
${mine.map(
  (comment) => html`<li><article id="komentar-${comment.id}">
<p class="notice">${fateOf(comment, facts.texts)}${comment.note !== undefined && html` ${comment.note}`}</p>
${byline(comment, facts, time(comment.createdAt, facts))}
<div class="body" dir="auto">${sanitised(comment.html)}</div>
</article></li>\n`,
)}</ul>
</section>`;
