// Says what readers and editors of the demo did with its comments: likes, pins, picks, an edit, and who belongs to the paper.
import type { Feature } from '@komentar/domain';

/** What the newspaper says of some of those who write. */
export const badgesByName: Readonly<Record<string, readonly string[]>> = {
  'Bonar Hutajulu': ['Redaksi'],
  'Ir. Sutrisno Padmodiharjo': ['Narasumber'],
};

/** How many of the demo's other names like a comment. */
export const likesByRef: Readonly<Record<string, number>> = {
  'pasar-1': 17,
  'pasar-4': 9,
  'pasar-5': 24,
  'pasar-6': 11,
  'pasar-7': 6,
  'pasar-8': 13,
  'pasar-10': 21,
  'pasar-13': 8,
  'pasar-14': 5,
};

/** What editors set apart. */
export const featureByRef: Readonly<Record<string, Feature>> = {
  'pasar-14': 'pin',
  'pasar-10': 'pick',
};

/** Texts changed by their authors some minutes after they were sent: the ref and the new text. */
export const editByRef: Readonly<Record<string, string>> = {
  'pasar-8':
    'dapur bersama sabtu malam >>> mal. titik. (edit: parkir di bekas terminal, jalan kaki tiga menit)',
};
