/** The two sentences that stand in place of comments a reader has to ask for, apart from the catalogues to keep them small. */

interface ConsentTexts {
  readonly lang: string;
  readonly show: string;
  /** `{host}` is where the comments come from. */
  readonly why: string;
}

const id: ConsentTexts = {
  lang: 'id',
  show: 'Tampilkan komentar',
  why: 'Komentar dimuat dari {host} setelah Anda menekan tombol ini.',
};

const en: ConsentTexts = {
  lang: 'en',
  show: 'Show comments',
  why: 'Comments load from {host} after you press this button.',
};

/** The texts of a language; Indonesian stands in for those that are not there. */
export const consentTexts = (lang: string): ConsentTexts => (lang.startsWith('en') ? en : id);
