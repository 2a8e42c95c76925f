/** What a card shows beside the comment, in English. */
import type { CardTexts } from './card-texts.js';

export const enCard: CardTexts = {
  around: 'Conversation around this comment',
  alone: 'No other comment is published here yet.',
  changed: 'The author changed this text.',
  removed: 'removed:',
  added: 'added:',
  showChanges: 'Show the changes',
  history: 'History',
  showText: 'Show only the new text',
};
