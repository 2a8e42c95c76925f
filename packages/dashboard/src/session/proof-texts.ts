/** The texts of the asking-again, in both languages; fetched with the pages that ask. */
import { language } from '../i18n/language.js';

const TEXTS = {
  id: {
    title: 'Pastikan ini Anda',
    hint: 'Tindakan ini penting, jadi kata sandi diminta sekali lagi.',
    submit: 'Lanjutkan',
    cancel: 'Batal',
  },
  en: {
    title: 'Make sure it is you',
    hint: 'This matters, so we ask for your password once more.',
    submit: 'Go on',
    cancel: 'Cancel',
  },
};

/** The texts in the language chosen. */
export const proofTexts = () => TEXTS[language.value];
