/** What the desk says of authors and sanctions, in English. */

export const sanctionErrorsEn = {
  'unknown-author': 'This author does not exist or is not yours to see.',
  'unknown-sanction': 'This sanction does not exist or is not yours to see.',
  warned: 'The author has to read a warning first.',
  muted: 'The author is muted in this article.',
  suspended: 'The author is suspended.',
  banned: 'The author is banned from this site.',
  'sanction-over': 'This sanction has ended already.',
} as const;
