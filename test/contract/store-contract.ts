/** The contract of the store: one suite that every database system it runs on must pass. */
import { describe } from 'vitest';
import { batchesContract } from './suites/batches.js';
import { authorsContract } from './suites/authors.js';
import { catchingUpContract } from './suites/catching-up.js';
import { decidingContract } from './suites/deciding.js';
import { deskLogContract } from './suites/desk-log.js';
import { logReadingContract } from './suites/log-reading.js';
import { longHistories } from './suites/long-histories.js';
import { nodesContract } from './suites/nodes.js';
import { openingContract } from './suites/opening.js';
import { pagingContract } from './suites/paging.js';
import { plansContract } from './suites/plans.js';
import { postingContract } from './suites/posting.js';
import { queuesContract } from './suites/queues.js';
import { randomHistories } from './suites/random-histories.js';
import { ownWritesContract } from './suites/own-writes.js';
import { reviewingContract } from './suites/reviewing.js';
import { rulesContract } from './suites/rules.js';
import { retriedPostsContract } from './suites/retried-posts.js';
import { accountsContract } from './suites/accounts.js';
import { deskContract } from './suites/desk.js';
import { sitesAndAuthorsContract } from './suites/sites-and-authors.js';
import { takingPartContract } from './suites/taking-part.js';
import { stagingContract } from './suites/staging.js';
import { threadSettingsContract } from './suites/thread-settings.js';
import { opinionsContract } from './suites/opinions.js';
import { overrulingContract } from './suites/overruling.js';
import { teamContract } from './suites/team.js';
import { visibilityContract } from './suites/visibility.js';
import type { Harness } from './world.js';

const PARTS = [
  openingContract,
  sitesAndAuthorsContract,
  deskContract,
  teamContract,
  accountsContract,
  postingContract,
  decidingContract,
  overrulingContract,
  opinionsContract,
  batchesContract,
  nodesContract,
  stagingContract,
  deskLogContract,
  logReadingContract,
  visibilityContract,
  pagingContract,
  catchingUpContract,
  queuesContract,
  reviewingContract,
  takingPartContract,
  ownWritesContract,
  authorsContract,
  retriedPostsContract,
  threadSettingsContract,
  rulesContract,
  plansContract,
  randomHistories,
  longHistories,
];

/** Everything the ports promise, run against the databases of the harness. */
export const storeContract = (harness: Harness): void => {
  describe(`store contract on ${harness.dialect}`, () => {
    for (const part of PARTS) part(harness);
  });
};
