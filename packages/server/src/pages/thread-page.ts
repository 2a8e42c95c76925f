/** A thread's page: heading, the way to write, the list and the ways through it. */
import type { OwnCommentView, PageView } from '@komentar/protocol';
import { html, type Content, type Markup } from '../markup/html.js';
import { commentForm, type FormFacts } from './comment-form.js';
import { commentList, featuredList, ownList, type ListFacts } from './comment-item.js';
import { framePage, stylesFor } from './frame.js';
import { linkTo, placeIn } from './links.js';
import type { Fields, PageThread } from './page-request.js';
import type { Place } from './places.js';
import { fill, type PageTexts } from './texts.js';

const SORTS = ['newest', 'oldest', 'top'] as const;
export type Sort = (typeof SORTS)[number];

/** The order an address asks for; the newest first where it asks for none there is. */
export const sortOf = ({ sort }: Fields): Sort => SORTS.find((name) => name === sort) ?? 'newest';

export interface ThreadFacts {
  readonly texts: PageTexts;
  readonly named: PageThread;
  readonly query: Fields;
  readonly place: Place;
  readonly page: PageView;
  /** What only this reader sees. */
  readonly mine: readonly OwnCommentView[];
  readonly form: Omit<FormFacts, 'texts' | 'action' | 'cancel' | 'note'>;
}

const STATES_TO_WRITE: ReadonlySet<string> = new Set(['open', 'slow', 'premod']);

const canWrite = ({ page: { thread, site } }: ThreadFacts): boolean =>
  STATES_TO_WRITE.has(thread.state) && site.guests && !site.challenge;

/** Why nobody can write here; the article's own page may offer more. */
const whyClosed = ({ page: { thread, site }, texts }: ThreadFacts): string => {
  if (!STATES_TO_WRITE.has(thread.state)) return texts.closed;
  return site.guests ? texts.needsScript : texts.membersOnly;
};

const heading = ({ texts, place, page }: ThreadFacts): Markup => html`<header>
<p class="site">${place.siteName}</p>
<h1>${place.title ?? fill(texts.commentsCount, { n: page.thread.total })}</h1>
${place.title !== undefined && html`<p class="count">${fill(texts.commentsCount, { n: page.thread.total })}</p>`}
${place.url !== undefined && html`<p><a href="${place.url}">${texts.toArticle}</a></p>`}
</header>`;

const formOf = (facts: ThreadFacts): Markup => {
  const { texts, query, form, page } = facts;
  const place = placeIn(query);
  return commentForm({
    ...form,
    texts,
    action: linkTo(query, { ...place, ...(form.parent && { reply: form.parent.id }) }),
    cancel: linkTo(query, place, form.parent && `komentar-${form.parent.id}`),
    note: page.site.mode === 'pre' ? texts.premod : texts.mayWait,
  });
};

/** What became of the comment that was just sent. */
const justSent = ({ query, mine, page, texts }: ThreadFacts): Content => {
  const id = query['sent'];
  if (id === undefined) return false;
  const isWaiting = mine.some((comment) => comment.id === id && comment.status !== 'published');
  const isPublic = page.items.some((comment) => comment.id === id);
  return (
    (isWaiting || isPublic) &&
    html`<p class="notice good" role="status">${isPublic ? texts.sentPublished : texts.sentPending} <a href="#komentar-${id}">${texts.own}</a></p>`
  );
};

/** A permalink to what readers no longer see, and the way out of a single conversation. */
const whereabouts = ({ query, page, mine, texts }: ThreadFacts): Content => {
  const { at, root } = query;
  const isHere = [...page.items, ...mine].some(({ id }) => id === at);
  return [
    at !== undefined && !isHere && html`<p class="notice">${texts.notFoundHere}</p>`,
    root !== undefined &&
      html`<p class="notice">${texts.oneConversation} <a href="${linkTo(query)}">${texts.all}</a></p>`,
  ];
};

const sorts = ({ query, texts, page }: ThreadFacts): Content => {
  const now = sortOf(query);
  const links = SORTS.map(
    (sort) =>
      html`<li><a href="${linkTo(query, { sort })}"${sort === now && html` aria-current="true"`}>${texts[sort]}</a></li>`,
  );
  return (
    page.thread.total > 1 &&
    query['root'] === undefined &&
    html`<nav class="sorts" aria-labelledby="judul-urut"><span id="judul-urut">${texts.sort}</span><ul>${links}</ul></nav>`
  );
};

/** True where the list does not begin with its first comment. */
const isLater = ({ after, at, root }: Fields): boolean =>
  after !== undefined || (at !== undefined && root === undefined);

const firstLink = ({ query, texts }: ThreadFacts, here: Fields): Content =>
  isLater(query) && html`<a href="${linkTo(query, here)}">${texts.first}</a>`;

const nextLink = ({ query, texts, page }: ThreadFacts, here: Fields): Content =>
  page.next !== undefined &&
  html`<a rel="next" href="${linkTo(query, { ...here, after: page.next })}">${texts.more}</a>`;

const pages = (facts: ThreadFacts): Content => {
  const root = facts.query['root'];
  const here = root === undefined ? {} : { root };
  const [first, more] = [firstLink(facts, here), nextLink(facts, here)];
  return (
    (first || more) &&
    html`<nav class="pages" aria-label="${facts.texts.pages}">${first} ${more}</nav>`
  );
};

/** The list with the ways through it. */
const listing = (
  facts: ThreadFacts,
  list: ListFacts,
): Content => html`<section aria-label="${facts.texts.comments}">
${whereabouts(facts)}
${sorts(facts)}
${facts.page.items.length === 0 && list.isOpen && html`<p class="empty">${facts.texts.empty}</p>`}
${commentList(facts.page.items, list)}
${pages(facts)}
</section>`;

/** What stands above the list: the form, unless it stands below the comment it answers, or why there is none. */
const aboveList = (facts: ThreadFacts, { isOpen, replying }: ListFacts): Content => {
  if (!isOpen) return html`<p class="notice">${whyClosed(facts)}</p>`;
  return replying === undefined && formOf(facts);
};

const listFactsOf = (facts: ThreadFacts): ListFacts => {
  const { texts, query, page, form } = facts;
  const isOpen = canWrite(facts);
  const to = page.items.find(({ id }) => id === form.parent?.id)?.id;
  const replying = isOpen && to !== undefined ? { to, form: formOf(facts) } : undefined;
  return { texts, query, isOpen, replying };
};

const titleOf = ({ place: { title, siteName }, texts }: ThreadFacts): string =>
  [...(title === undefined ? [] : [title]), texts.comments, siteName].join(' – ');

/** The whole page of a thread. */
export const threadPage = (facts: ThreadFacts): string => {
  const { texts, page, place, mine, named } = facts;
  const list = listFactsOf(facts);
  const unseen = mine.filter(({ status }) => status !== 'published');
  return framePage({
    texts,
    title: titleOf(facts),
    canonical: place.url,
    styles: stylesFor(named.thread),
    main: html`${heading(facts)}
${justSent(facts)}
${aboveList(facts, list)}
${featuredList(page.featured ?? [], list)}
${ownList(unseen, list)}
${listing(facts, list)}`,
  });
};
