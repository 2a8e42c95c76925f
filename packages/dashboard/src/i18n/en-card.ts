/** What a card shows beside the comment, in English. */
import type { Elapsed } from '../render/waiting.js';
import type { CardTexts } from './card-texts.js';

const some = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const age = ({ days, hours }: Elapsed): string => {
  if (days >= 365) return some(Math.floor(days / 365), 'year');
  if (days >= 30) return some(Math.floor(days / 30), 'month');
  if (days > 0) return some(days, 'day');
  return hours > 0 ? some(hours, 'hour') : 'less than an hour';
};

export const enCard: CardTexts = {
  trust: { new: 'new', known: 'known', trusted: 'trusted', risky: 'risky' },
  trustHint: {
    new: 'Fewer than 5 of their comments were ever decided',
    known: 'An ordinary record',
    trusted: 'At least 20 approved, hardly any rejected',
    risky: 'Three out of ten comments or more were rejected',
  },
  since: (elapsed) => `here for ${age(elapsed)}`,
  suggests: (reason) => `Suggested: ${reason}`,
  around: 'Conversation around this comment',
  alone: 'No other comment is published here yet.',
  changed: 'The author changed this text.',
  removed: 'removed:',
  added: 'added:',
  showChanges: 'Show the changes',
  thread: 'Set thread',
  history: 'History',
  author: 'Author',
  select: 'Select',
  showText: 'Show only the new text',
};
