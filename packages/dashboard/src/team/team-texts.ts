/** The texts of the team's page, in both languages; fetched with it. */
import type { DeskRole } from '@komentar/domain';
import { language } from '../i18n/language.js';
import type { Language } from '../i18n/texts.js';

interface TeamTexts {
  readonly members: string;
  readonly readOnly: string;
  readonly you: string;
  readonly everySite: string;
  readonly factorOn: string;
  readonly factorOff: string;
  readonly inactive: string;
  readonly seen: (when: string) => string;
  readonly away: string;
  readonly change: string;
  readonly changeOf: (name: string) => string;
  readonly outOfReach: string;
  readonly email: string;
  readonly role: string;
  readonly may: Readonly<Record<DeskRole, string>>;
  readonly sites: string;
  readonly noSite: string;
  readonly save: string;
  readonly cancel: string;
  readonly deactivate: string;
  readonly deactivateHint: string;
  readonly activate: string;
  readonly signOut: string;
  readonly signedOut: (count: number) => string;
  readonly saved: (name: string) => string;
  readonly meanwhile: string;
  readonly invite: string;
  readonly inviteHint: string;
  readonly makeLink: string;
  readonly link: string;
  readonly linkHint: (email: string, until: string) => string;
  readonly open: string;
  readonly none: string;
  readonly invited: (by: string, until: string) => string;
  readonly takeBack: string;
  readonly takeBackOf: (email: string) => string;
  readonly takenBack: (email: string) => string;
}

const id: TeamTexts = {
  members: 'Anggota',
  readOnly: 'Hanya administrator yang dapat mengundang anggota dan mengubah peran.',
  you: 'Anda',
  everySite: 'Semua situs',
  factorOn: 'dua langkah',
  factorOff: 'tanpa dua langkah',
  inactive: 'nonaktif',
  seen: (when) => `terakhir di meja ${when}`,
  away: 'sedang tidak masuk',
  change: 'Ubah',
  changeOf: (name) => `Ubah ${name}`,
  outOfReach:
    'Bekerja juga di luar situs Anda, jadi hanya administrator semua situs yang dapat mengubahnya.',
  email: 'E-mail',
  role: 'Peran',
  may: {
    moderator:
      'Memutuskan komentar, sampai 500 sekaligus; membatalkan keputusan sesama moderator dengan alasan.',
    lead: 'Juga mengaktifkan aturan, memutuskan sampai 10.000 sekaligus, dan membatalkan keputusan siapa pun.',
    admin: 'Juga mengatur situs, tim, dan ekspor catatan.',
  },
  sites: 'Situs',
  noSite: 'Pilih sedikitnya satu situs.',
  save: 'Simpan',
  cancel: 'Batal',
  deactivate: 'Nonaktifkan',
  deactivateHint: 'Menonaktifkan langsung mengakhiri semua sesi dan token; riwayatnya tetap.',
  activate: 'Aktifkan lagi',
  signOut: 'Keluarkan dari semua peramban dan token',
  signedOut: (count) => (count === 0 ? 'Tidak ada sesi.' : `${count} sesi diakhiri.`),
  saved: (name) => `${name} tersimpan.`,
  meanwhile: 'Orang lain baru saja mengubah anggota ini. Periksa lagi, lalu simpan.',
  invite: 'Undang anggota',
  inviteHint: 'Anda mendapat tautan untuk dikirim sendiri, misalnya lewat e-mail kantor.',
  makeLink: 'Buat tautan undangan',
  link: 'Tautan undangan',
  linkHint: (email, until) =>
    `Kirim kepada ${email}. Tautan hanya ditampilkan sekarang dan berlaku satu kali, sampai ${until}.`,
  open: 'Undangan terbuka',
  none: 'Tidak ada undangan terbuka.',
  invited: (by, until) => `diundang oleh ${by}, berlaku sampai ${until}`,
  takeBack: 'Cabut',
  takeBackOf: (email) => `Cabut undangan ${email}`,
  takenBack: (email) => `Undangan untuk ${email} dicabut.`,
};

const en: TeamTexts = {
  members: 'Members',
  readOnly: 'Only administrators can invite members and change roles.',
  you: 'you',
  everySite: 'All sites',
  factorOn: 'two-step',
  factorOff: 'no two-step',
  inactive: 'inactive',
  seen: (when) => `last at the desk ${when}`,
  away: 'not signed in',
  change: 'Change',
  changeOf: (name) => `Change ${name}`,
  outOfReach:
    'Works beyond your sites, too, so only an administrator of all sites can change this.',
  email: 'E-mail',
  role: 'Role',
  may: {
    moderator: 'Decides on comments, up to 500 at once; overrules fellow moderators with a reason.',
    lead: 'Also activates rules, decides on up to 10,000 at once, and overrules anyone.',
    admin: 'Also looks after sites, the team and exports of the log.',
  },
  sites: 'Sites',
  noSite: 'Choose at least one site.',
  save: 'Save',
  cancel: 'Cancel',
  deactivate: 'Deactivate',
  deactivateHint: 'Deactivating ends all sessions and tokens at once; the history stays.',
  activate: 'Activate again',
  signOut: 'Sign out of all browsers and tokens',
  signedOut: (count) =>
    count === 0
      ? 'There were no sessions.'
      : `${count} ${count === 1 ? 'session' : 'sessions'} ended.`,
  saved: (name) => `${name} saved.`,
  meanwhile: 'Somebody else has just changed this member. Look again, then save.',
  invite: 'Invite a member',
  inviteHint: 'You get a link to send yourself, by office mail for example.',
  makeLink: 'Make an invitation link',
  link: 'Invitation link',
  linkHint: (email, until) =>
    `Send it to ${email}. It is shown only now and works once, until ${until}.`,
  open: 'Open invitations',
  none: 'There are no open invitations.',
  invited: (by, until) => `invited by ${by}, good until ${until}`,
  takeBack: 'Take back',
  takeBackOf: (email) => `Take back the invitation of ${email}`,
  takenBack: (email) => `The invitation of ${email} is taken back.`,
};

const CATALOGUES: Readonly<Record<Language, TeamTexts>> = { id, en };

/** The texts in the language chosen. */
export const teamTexts = (): TeamTexts => CATALOGUES[language.value];
