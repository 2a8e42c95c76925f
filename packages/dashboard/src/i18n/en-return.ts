/** Returning a comment, in English. */
import { REASONS_EN } from '@komentar/domain';
import type { ReturnTexts } from './return-texts.js';

export const enReturn: ReturnTexts = {
  title: 'Return with a reason',
  view: 'This is how the author will see it',
  sentence: (reason) => `Returned by the editors: ${reason}. Change it and send it again.`,
  note: (note) => `Editors’ note: ${note}`,
  marks: 'Marked by the editors',
  resend: 'Edit & resend',
  reasons: REASONS_EN,
  someReason: '…',
  noteField: 'Note to the author (optional)',
  unmarked: 'No word is marked yet.',
  marked: (text) => `Marked: ${text}`,
  keys: {
    words: 'mark a word',
    length: 'shorter, longer',
    keep: 'keep it and mark another',
    send: 'send with a reason',
    cancel: 'cancel',
  },
};
