/** The texts of the page an invited person lands on, in both languages; fetched with it. */
import { language } from '../i18n/language.js';
import type { Language } from '../i18n/texts.js';

interface InviteTexts {
  readonly title: string;
  readonly by: (name: string, role: string, email: string) => string;
  readonly name: string;
  readonly nameHint: string;
  readonly submit: string;
  readonly welcome: (name: string) => string;
  readonly offer: string;
  readonly start: string;
  readonly toLogin: string;
}

const CATALOGUES: Readonly<Record<Language, InviteTexts>> = {
  id: {
    title: 'Bergabung dengan meja moderasi',
    by: (name, role, email) =>
      `${name} mengundang Anda sebagai ${role}. Anda masuk dengan ${email}.`,
    name: 'Nama Anda',
    nameHint: 'Terlihat oleh rekan moderator, tidak oleh pembaca.',
    submit: 'Buat akun',
    welcome: (name) => `Selamat datang, ${name}`,
    offer: 'Akun Anda sudah jadi. Satu langkah lagi membuatnya aman:',
    start: 'Buka antrean',
    toLogin: 'Ke halaman masuk',
  },
  en: {
    title: 'Join the moderators’ desk',
    by: (name, role, email) => `${name} invites you as ${role}. You will sign in with ${email}.`,
    name: 'Your name',
    nameHint: 'Colleagues at the desk see it, readers do not.',
    submit: 'Create account',
    welcome: (name) => `Welcome, ${name}`,
    offer: 'Your account is ready. One more step makes it safe:',
    start: 'Open the queue',
    toLogin: 'Go to the sign-in page',
  },
};

/** The texts in the language chosen. */
export const inviteTexts = (): InviteTexts => CATALOGUES[language.value];
