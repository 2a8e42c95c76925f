/** The small schemas that commands, notices and views are made of. */
import * as v from 'valibot';
import { MAX_PAGE_ITEMS, THREAD_UNITS, URL_UNITS } from './limits.js';

/** Text without lone surrogates and NUL, which neither databases nor JSON readers agree on. */
export const text = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.minLength(min),
    v.maxLength(max),
    v.check((value) => !/[\p{Surrogate}\0]/u.test(value), 'not well-formed text'),
  );

/** An e-mail address of sane length. */
export const email = v.pipe(text(3, 254), v.email());

/** A password as it is brought; older ones may be shorter than new ones must be. */
export const password = text(1, 128);

/** Eight characters at least, as NIST SP 800-63B asks of a password a person chose. */
export const newPassword = text(8, 128);

/** A code of a second factor as somebody typed it: spaces and dashes may stand in it. */
export const secondCode = text(6, 40);

/** An id made by the server. */
export const id = text(1, 64);

/** The id of a site: lower-case letters, digits and dashes. */
export const siteId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/u, 'not a site id'));

/** The version of a comment that was looked at. */
export const version = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A UUID chosen by the client, of any version, by which a repeated post is recognised. */
export const clientId = v.pipe(v.string(), v.uuid());

/** Opaque place in a list, from a previous answer's `next`. */
export const cursor = text(1, 200);

export const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_ITEMS));

/** A change number; 0 is before the first change. */
export const seq = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Epoch milliseconds. */
export const at = v.pipe(v.number(), v.integer());

/** The entries that name a thread: the site and its own id for the article, or the article's URL. */
export const threadEntries = {
  site: siteId,
  thread: v.optional(text(1, THREAD_UNITS)),
  url: v.optional(text(1, URL_UNITS)),
};

type NamesThread = { thread?: string | undefined; url?: string | undefined };

/** True where an input names its thread one way or the other. */
const namesThread = (input: NamesThread) => input.thread !== undefined || input.url !== undefined;

/** The complaint where neither `thread` nor `url` is given; it names the field `thread`. */
export const mustNameThread = <I extends NamesThread>(): v.RawCheckAction<I> =>
  v.rawCheck<I>(({ dataset, addIssue }) => {
    if (!dataset.typed || namesThread(dataset.value)) return;
    addIssue({
      message: 'thread or url is required',
      path: [
        { type: 'object', origin: 'value', input: {}, key: 'thread', value: dataset.value.thread },
      ],
    });
  });
