/** Answers a thread's page: reads it, or posts what its form holds, by the same commands as everybody else. */
import { randomUUID } from 'node:crypto';
import {
  BODY_UNITS,
  ERRORS,
  type Answer,
  type CommandResult,
  type Failure,
  type PageView,
} from '@komentar/protocol';
import { textsFor } from './language.js';
import type { Refused } from './comment-form.js';
import { STYLES_PATH, messagePage, stylesFor } from './frame.js';
import { linkTo } from './links.js';
import type { PageReply, PageRequest, Viewer } from './page-request.js';
import type { Place, Places } from './places.js';
import type { SentForms } from './sent-forms.js';
import { fill, type PageTexts } from './texts.js';
import { sortOf, threadPage, type ThreadFacts } from './thread-page.js';

export interface HostedNeeds {
  readonly places: Places;
  readonly sent: SentForms;
}

interface Visit extends PageRequest {
  readonly texts: PageTexts;
  readonly place: Place;
}

/** A form that was not taken. */
interface Unsent {
  readonly failure: Failure;
  readonly viewer?: Viewer | undefined;
}

const message = (
  request: PageRequest,
  status: number,
  says: { title: string; why: string },
): PageReply => {
  const texts = textsFor(request.query['lang'], request.acceptLanguage);
  return { status, body: messagePage(texts, { ...says, styles: stylesFor(request.named.thread) }) };
};

const refusalText = (texts: PageTexts, { code, retryAfterMs = 0 }: Failure): string => {
  const known: Partial<Record<string, string>> = texts.errors;
  return fill(known[code] ?? texts.errors.internal, {
    n: Math.max(1, Math.ceil(retryAfterMs / 1000)),
  });
};

const bodyComplaint = (
  texts: PageTexts,
  { code, reason }: Failure,
  body: string,
): string | undefined => {
  if (code === 'nudge') return fill(texts.nudge, { reason: texts.reasons[reason ?? 'other'] });
  if (code !== 'invalid') return undefined;
  return body.length > BODY_UNITS ? texts.errors['too-long'] : texts.textMissing;
};

/** The refusal in the reader's words, at the field it is about; all that is about no field stands at the text. */
const refusedOf = (failure: Failure, { texts, form = {} }: Visit): Refused => {
  const isNudge = failure.code === 'nudge';
  if (failure.field === 'name') return { field: 'name', says: texts.nameMissing, isNudge };
  const says =
    (failure.field === 'body' || isNudge
      ? bodyComplaint(texts, failure, form['body'] ?? '')
      : undefined) ?? refusalText(texts, failure);
  return { field: 'body', says, isNudge };
};

/** Which part of the thread an address shows. */
const partOf = ({ named, query }: Visit) => {
  const { after, root } = query;
  const at =
    query['at'] ?? (after === undefined && root === undefined ? query['reply'] : undefined);
  return {
    ...named,
    sort: sortOf(query),
    ...(after !== undefined && { after }),
    ...(root !== undefined && { root }),
    ...(at !== undefined && { at }),
  };
};

/** A single conversation begins with its root, which a page of replies does not carry. */
const readPart = async (visit: Visit): Promise<Answer<PageView>> => {
  const { ask, named, query } = visit;
  const part = await ask('thread:read', partOf(visit));
  const { root } = query;
  if (!part.ok || root === undefined || query['after'] !== undefined) return part;
  const head = await ask('thread:read', { ...named, at: root, limit: 1 });
  const first = head.ok ? head.value.items.filter(({ id }) => id === root) : [];
  const rest = part.value.items.filter(({ id }) => id !== root);
  return { ok: true, value: { ...part.value, items: [...first, ...rest] } };
};

type Mine = CommandResult<'thread:mine'>['items'];

const readMine = async ({ ask, named }: Visit, viewer: Viewer | undefined): Promise<Mine> => {
  if (viewer === undefined) return [];
  const answer = await ask('thread:mine', named, viewer.token);
  return answer.ok ? answer.value.items : [];
};

/** The comment replied to, where it can be seen from here. */
const parentIn = (visit: Visit, { items }: PageView) => {
  const id = visit.form === undefined ? visit.query['reply'] : visit.form['parentId'];
  const found = items.find((item) => item.id === id);
  return found && { id: found.id, name: found.author.name };
};

/** The same as before, so that a text sent twice is one comment; a new one where that was none. */
const clientIdFor = ({ form }: Visit): string => {
  const known = form?.['clientId'] ?? '';
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(known) ? known : randomUUID();
};

/** The thread's form as it stands for this visit, with what was typed and what was wrong with it. */
const formFor = (visit: Visit, page: PageView, unsent: Unsent | undefined): ThreadFacts['form'] => {
  const { form } = visit;
  return {
    clientId: clientIdFor(visit),
    viewer: unsent?.viewer ?? visit.viewer,
    parent: parentIn(visit, page),
    ...(form && { typed: { name: form['name'] ?? '', body: form['body'] ?? '' } }),
    ...(unsent && { refused: refusedOf(unsent.failure, visit) }),
  };
};

/** A page with a refusal on it has the refusal's status. */
const statusOf = (failure: Failure | undefined): Pick<PageReply, 'status' | 'retryAfterMs'> => {
  if (failure === undefined) return { status: 200 };
  const { code, retryAfterMs } = failure;
  return { status: ERRORS[code].status, ...(retryAfterMs !== undefined && { retryAfterMs }) };
};

const show = async (visit: Visit, unsent?: Unsent): Promise<PageReply> => {
  const newcomer = unsent?.viewer === visit.viewer ? undefined : unsent?.viewer;
  const viewer = newcomer ?? visit.viewer;
  const [part, mine] = await Promise.all([readPart(visit), readMine(visit, viewer)]);
  if (!part.ok) return failed(visit, part.error);
  const { texts, named, query, place } = visit;
  const form = formFor(visit, part.value, unsent);
  return {
    ...statusOf(unsent?.failure),
    body: threadPage({ texts, named, query, place, page: part.value, mine, form }),
    ...(newcomer && { token: newcomer.token }),
  };
};

const failed = (visit: Visit, failure: Failure): PageReply => {
  const { texts } = visit;
  const { status } = ERRORS[failure.code];
  if (status === 404 || failure.code === 'invalid') return missing(visit);
  return message(visit, status, { title: texts.pageFailed, why: refusalText(texts, failure) });
};

const missing = (request: PageRequest): PageReply => {
  const texts = textsFor(request.query['lang'], request.acceptLanguage);
  return message(request, 404, { title: texts.pageMissing, why: texts.pageMissingWhy });
};

/** The guest this form is sent as: known, renamed, or new; the same for a form that is sent twice. */
const guestFor = (visit: Visit, { sent }: HostedNeeds): Promise<Answer<Viewer>> => {
  const { ask, named, viewer, form = {} } = visit;
  const name = (form['name'] ?? '').trim();
  if (viewer !== undefined && name === viewer.name)
    return Promise.resolve({ ok: true, value: viewer });
  return sent.once(`${form['clientId'] ?? ''} ${name}`, async () => {
    const opened = await ask('session:open', { site: named.site, name }, viewer?.token);
    if (!opened.ok) return opened;
    const { token, viewer: guest } = opened.value;
    return { ok: true, value: { token, name: guest.name } };
  });
};

const postAs = ({ ask, named, place, form = {} }: Visit, { token }: Viewer) => {
  const { parentId, website } = form;
  return ask(
    'comment:post',
    {
      ...named,
      ...(place.title !== undefined && { title: place.title }),
      ...(parentId !== undefined && parentId !== '' && { parentId }),
      ...(website !== undefined && website !== '' && { website: website.slice(0, 200) }),
      body: (form['body'] ?? '').replace(/\r\n?/gu, '\n'),
      clientId: form['clientId'] ?? '',
      nudge: form['asis'] !== '1',
    },
    token,
  );
};

const post = async (visit: Visit, needs: HostedNeeds): Promise<PageReply> => {
  const guest = await guestFor(visit, needs);
  if (!guest.ok) return show(visit, { failure: guest.error });
  const posted = await postAs(visit, guest.value);
  if (!posted.ok) return show(visit, { failure: posted.error, viewer: guest.value });
  const { id, depth, rootId } = posted.value.comment;
  const { sort, ...query } = visit.query;
  const where = depth > 0 ? { root: rootId, at: id } : {};
  return {
    status: 303,
    location: linkTo(
      { ...query, ...(depth > 0 && sort !== undefined && { sort }) },
      { ...where, sent: id },
      `komentar-${id}`,
    ),
    token: guest.value.token,
  };
};

/** Builds the answer to `/t/<site>/<thread>` and `/t/<site>?url=…`. */
export const createHostedThread =
  (needs: HostedNeeds) =>
  async (request: PageRequest): Promise<PageReply> => {
    const place = await needs.places.ofThread(request.named);
    if (place === undefined) return missing(request);
    const texts = textsFor(request.query['lang'], request.acceptLanguage);
    const visit = { ...request, texts, place };
    if (request.form === undefined) return show(visit);
    if (request.isForeign)
      return message(request, 403, { title: texts.problem, why: texts.foreignForm });
    return post(visit, needs);
  };

/** The page for an address that leads nowhere. */
export const missingPage = (acceptLanguage: string | undefined): string => {
  const texts = textsFor(undefined, acceptLanguage);
  const { pageMissing: title, pageMissingWhy: why } = texts;
  return messagePage(texts, { title, why, styles: STYLES_PATH });
};

/** The page for a form that could not even be read. */
export const failedPage = (failure: Failure, acceptLanguage: string | undefined): string => {
  const texts = textsFor(undefined, acceptLanguage);
  return messagePage(texts, {
    title: texts.problem,
    why: refusalText(texts, failure),
    styles: STYLES_PATH,
  });
};
