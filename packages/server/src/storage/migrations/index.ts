/** All migrations in their order. */
import { firstTables } from './0001-first-tables.js';
import { takingPartTables } from './0002-taking-part.js';
import { deskLogTables } from './0003-desk-log.js';
import { threadSettingsTables } from './0004-thread-settings.js';
import { membersOfTheDesk } from './0005-members-of-the-desk.js';
import { queueTables } from './0006-queues.js';
import { batchTables } from './0007-batches.js';
import { stagingColumns } from './0008-staging.js';
import { ruleTables } from './0009-rules.js';
import { authorTables } from './0010-authors.js';
import { shownAgainColumn } from './0011-shown-again.js';
import { nodeTables } from './0012-nodes.js';
import { opinionColumns } from './0013-opinions.js';
import type { Migration } from './migration.js';

export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  takingPartTables,
  deskLogTables,
  threadSettingsTables,
  membersOfTheDesk,
  queueTables,
  batchTables,
  stagingColumns,
  ruleTables,
  authorTables,
  shownAgainColumn,
  nodeTables,
  opinionColumns,
];
