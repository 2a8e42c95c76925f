/** Puts the pages without scripts together, for a transport to serve. */
import type { Failure } from '@komentar/protocol';
import { STYLES_PATH } from './frame.js';
import { createHostedThread, failedPage, missingPage } from './hosted-thread.js';
import { pageCss } from './page-css.js';
import type { PageReply, PageRequest } from './page-request.js';
import { createPlaces, type PlaceNeeds } from './places.js';
import { createSentForms } from './sent-forms.js';

export interface HostedPages {
  readonly answer: (request: PageRequest) => Promise<PageReply>;
  /** Where a comment is read, relative to `/c/<id>`; `undefined` where readers do not see it. */
  readonly addressOf: (commentId: string) => Promise<string | undefined>;
  readonly missing: (acceptLanguage: string | undefined) => string;
  readonly failed: (failure: Failure, acceptLanguage: string | undefined) => string;
  readonly stylesPath: string;
  readonly styles: string;
}

/** The pages over a store. */
export const createHostedPages = (store: PlaceNeeds): HostedPages => {
  const places = createPlaces(store);
  return {
    answer: createHostedThread({ places, sent: createSentForms() }),
    addressOf: places.ofComment,
    missing: missingPage,
    failed: failedPage,
    stylesPath: STYLES_PATH,
    styles: pageCss,
  };
};
