/** Finds out what a page says of its article, and where a comment can be read. */
import { isPublic, threadKey } from '@komentar/domain';
import type { Comments } from '../ports/comments.js';
import type { ThreadRecord } from '../ports/records.js';
import type { Sites } from '../ports/sites.js';
import type { Threads } from '../ports/threads.js';
import type { PageThread } from './page-request.js';

/** What is known of the article a thread belongs to. */
export interface Place {
  readonly siteName: string;
  readonly title?: string;
  /** An http(s) address. */
  readonly url?: string;
}

export interface PlaceNeeds {
  readonly sites: Pick<Sites, 'find'>;
  readonly threads: Pick<Threads, 'find' | 'findById'>;
  readonly comments: Pick<Comments, 'find'>;
}

export interface Places {
  /** `undefined` where there is no such site. */
  readonly ofThread: (named: PageThread) => Promise<Place | undefined>;
  /** The address at which a published comment is read, seen from `/c/…`; `undefined` where readers do not see it. */
  readonly ofComment: (id: string) => Promise<string | undefined>;
}

const articleUrl = ({ url }: Pick<ThreadRecord, 'url'>): string | undefined =>
  url !== null && /^https?:\/\//iu.test(url) ? url : undefined;

const anchored = (url: string, id: string): string =>
  `${url.replace(/#(?!!).*$/u, '')}#komentar-${id}`;

/** The page of a thread by its key, seen from `/c/…`: relative, since a proxy may put a folder in front. */
const hostedPath = (site: string, key: string): string => {
  const of = `../t/${encodeURIComponent(site)}`;
  return key.startsWith('id:')
    ? `${of}/${encodeURIComponent(key.slice('id:'.length))}`
    : `${of}?url=${encodeURIComponent(`https://${key.slice('u:'.length)}`)}`;
};

/** A reply is shown in its conversation, a root at the head of a page. */
const hostedAddress = (
  { site, key }: ThreadRecord,
  comment: { readonly id: string; readonly rootId: string; readonly depth: number },
): string => {
  const path = hostedPath(site, key);
  const at = `${comment.depth > 0 ? `root=${comment.rootId}&` : ''}at=${comment.id}`;
  return `${path}${path.includes('?') ? '&' : '?'}${at}#komentar-${comment.id}`;
};

/** Places over the store. */
export const createPlaces = ({ sites, threads, comments }: PlaceNeeds): Places => ({
  ofThread: async (named) => {
    const site = await sites.find(named.site);
    if (site === undefined) return undefined;
    const key = threadKey(named);
    const thread = 'no' in key ? undefined : await threads.find({ site: named.site, key: key.key });
    const url = thread && articleUrl(thread);
    return {
      siteName: site.name,
      ...(thread && thread.title !== null && { title: thread.title }),
      ...(url !== undefined && { url }),
    };
  },
  ofComment: async (id) => {
    const comment = await comments.find(id);
    if (comment === undefined || !isPublic(comment.status) || comment.hiddenAncestors > 0)
      return undefined;
    const thread = await threads.findById(comment.threadId);
    if (thread === undefined) return undefined;
    const url = articleUrl(thread);
    return url === undefined ? hostedAddress(thread, comment) : anchored(url, id);
  },
});
