/** Working beside colleagues, in English. */
import type { ShiftTexts } from './shift-texts.js';

export const enShift: ShiftTexts = {
  title: 'Colleagues on shift',
  idle: 'idle',
  reading: (names) => `${names} is reading this`,
  holds: (name) => `${name} has this`,
  dealt: (name) => `Dealt to ${name}`,
  takeOver: 'Take over',
  robbed: (name) => `${name} took over the comment you were reading.`,
  concurred: (name) => `${name} had decided the same. That you agree is noted.`,
  overrule: 'Reason to go against a colleague',
  against: (name, move) => `“${move}” will overrule the decision by ${name}.`,
  bar: {
    'reason-required': (name) =>
      `${name} has decided on this comment. Decide once more, then pick your reason.`,
    'not-allowed': (name) =>
      `${name} has decided on this comment. Only a lead moderator or an administrator can change that.`,
  },
};
