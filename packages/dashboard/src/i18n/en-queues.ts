/** Queues and reports in English. */
import type { QueueNames, ReportedTexts } from './queue-texts.js';

export const queueNames: QueueNames = {
  queue: {
    pending: 'Waiting',
    reports: 'Reports',
    opinions: 'Second opinion',
    returned: 'Returned',
    unreviewed: 'Unreviewed',
    spam: 'Spam',
    log: 'Decided',
  },
  queueHint: {
    pending: 'Not public, waiting for a decision',
    reports: 'Reported by readers, approved ones included',
    opinions: 'Colleagues ask for your opinion',
    returned: 'Waiting for their authors to change them',
    unreviewed: 'Published by themselves, seen by no moderator yet',
    spam: 'Marked as spam; publish where that was wrong',
    log: 'What anybody has decided, the latest first',
  },
  emptyTitle: {
    pending: 'All caught up',
    reports: 'No open reports',
    opinions: 'Nothing is asked',
    returned: 'Nothing returned',
    unreviewed: 'All that is public has been reviewed',
    spam: 'No spam',
    log: 'No decisions yet',
  },
  emptyHint: {
    pending: 'No comment is waiting. New ones appear here by themselves.',
    reports: 'Comments that readers report appear here.',
    opinions: 'Comments that colleagues ask about (key q) will appear here.',
    returned: 'Returned comments wait here until their authors send them again.',
    unreviewed: 'Comments published without a moderator’s look appear here.',
    spam: 'Comments marked as spam appear here.',
    log: 'Every decision of the team is kept here and can be undone for 30 minutes.',
  },
  drained: (minutes) => `Empty in about ${minutes} min`,
};

export const reported: ReportedTexts = {
  count: (reports) => (reports === 1 ? '1 report' : `${reports} reports`),
  first: (ago) => `first ${ago}`,
  notes: 'What readers wrote',
  approvedBy: (name) => `Approved by ${name} before`,
  unreviewed: 'Not reviewed yet',
  impact: (replies) =>
    replies === 1
      ? 'Rejecting it hides one reply as well.'
      : `Rejecting it hides ${replies} replies as well.`,
  close: 'Close reports',
};
