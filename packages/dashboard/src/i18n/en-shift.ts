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
};
