// Names the invented newspaper of the demo and its sections.

/** What the demo newspaper calls itself; the name also serves as the demo site's name. */
export const paper = {
  name: 'Suluh Pagi',
  motto: 'Kabar warga Kota Arunasari',
} as const;

/** The newspaper's sections, in the order of its navigation. */
export const sections = ['Kota', 'Lingkungan', 'Olahraga', 'Transportasi', 'Pendidikan'] as const;

/** One section of the demo newspaper. */
export type Section = (typeof sections)[number];

/** The fragment id under which the front page shows a section, for example `rubrik-kota`. */
export const sectionId = (section: Section): string => `rubrik-${section.toLowerCase()}`;
