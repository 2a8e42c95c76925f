/** The texts of the account page, in both languages; fetched with it. */
import { language } from '../i18n/language.js';
import type { Language } from '../i18n/texts.js';

export interface AccountTexts {
  readonly desk: string;
  readonly person: string;
  readonly name: string;
  readonly nameHint: string;
  readonly save: string;
  readonly saved: string;
  readonly password: {
    readonly title: string;
    readonly current: string;
    readonly next: string;
    readonly hint: string;
    readonly change: string;
    readonly changed: (others: number) => string;
  };
  readonly factor: {
    readonly title: string;
    readonly why: string;
    readonly required: string;
    readonly off: string;
    readonly on: (since: string) => string;
    readonly codesLeft: (count: number) => string;
    readonly setUp: string;
    readonly again: string;
    readonly renew: string;
    readonly remove: string;
    readonly removing: string;
    readonly removingHint: string;
    readonly removed: string;
    readonly scan: string;
    readonly qr: string;
    readonly byHand: string;
    readonly code: string;
    readonly codeHint: string;
    readonly confirm: string;
    readonly cancel: string;
    readonly codesTitle: string;
    readonly codesHint: string;
    readonly kept: string;
  };
  readonly sessions: {
    readonly title: string;
    readonly hint: string;
    readonly current: string;
    readonly script: string;
    readonly unknown: string;
    readonly opened: (when: string) => string;
    readonly used: (when: string) => string;
    readonly scopes: (count: number) => string;
    readonly end: string;
    readonly endOne: (what: string) => string;
    readonly endOthers: string;
    readonly ended: (count: number) => string;
  };
}

const id: AccountTexts = {
  desk: 'Tampilan dan bahasa',
  person: 'Data diri',
  name: 'Nama',
  nameHint: 'Terlihat oleh rekan moderator, tidak oleh pembaca.',
  save: 'Simpan nama',
  saved: 'Nama tersimpan.',
  password: {
    title: 'Kata sandi',
    current: 'Kata sandi sekarang',
    next: 'Kata sandi baru',
    hint: 'Sedikitnya 8 karakter. Kalimat pendek lebih mudah diingat daripada kode.',
    change: 'Ganti kata sandi',
    changed: (others) =>
      others === 0
        ? 'Kata sandi sudah diganti.'
        : `Kata sandi sudah diganti; ${others} sesi lain diakhiri.`,
  },
  factor: {
    title: 'Verifikasi dua langkah',
    why: 'Selain kata sandi, Anda memasukkan kode enam angka dari aplikasi autentikator di ponsel. Kata sandi yang bocor saja lalu tidak cukup untuk masuk.',
    required: 'Server ini mewajibkannya: Anda dapat bekerja di meja setelah mengaktifkannya.',
    off: 'Belum aktif',
    on: (since) => `Aktif sejak ${since}`,
    codesLeft: (count) => `${count} kode pemulihan tersisa`,
    setUp: 'Aktifkan',
    again: 'Pindah ke ponsel lain',
    renew: 'Buat kode pemulihan baru',
    remove: 'Nonaktifkan',
    removing: 'Nonaktifkan verifikasi dua langkah?',
    removingHint: 'Sesudahnya kata sandi saja cukup untuk masuk ke akun Anda.',
    removed: 'Verifikasi dua langkah tidak aktif lagi.',
    scan: 'Pindai gambar ini dengan aplikasi autentikator, lalu masukkan kode yang ditampilkannya.',
    qr: 'Kode QR untuk aplikasi autentikator',
    byHand: 'Tidak bisa memindai? Ketik kunci ini di aplikasi:',
    code: 'Kode dari aplikasi',
    codeHint: 'Enam angka; berganti setiap 30 detik.',
    confirm: 'Aktifkan',
    cancel: 'Batal',
    codesTitle: 'Kode pemulihan',
    codesHint:
      'Bila ponsel hilang, tiap kode dapat dipakai satu kali untuk masuk. Simpan di tempat aman; kode ini hanya ditampilkan sekarang.',
    kept: 'Sudah saya simpan',
  },
  sessions: {
    title: 'Sesi',
    hint: 'Tempat akun Anda sedang masuk. Akhiri yang tidak Anda kenali, lalu ganti kata sandi.',
    current: 'sesi ini',
    script: 'Token untuk skrip',
    unknown: 'Peramban tidak dikenal',
    opened: (when) => `masuk ${when}`,
    used: (when) => `terakhir dipakai ${when}`,
    scopes: (count) => `dibatasi untuk ${count} tindakan`,
    end: 'Akhiri',
    endOne: (what) => `Akhiri sesi ${what}`,
    endOthers: 'Akhiri semua sesi lain',
    ended: (count) => (count === 0 ? 'Tidak ada sesi lain.' : `${count} sesi diakhiri.`),
  },
};

const en: AccountTexts = {
  desk: 'Look and language',
  person: 'About you',
  name: 'Name',
  nameHint: 'Colleagues at the desk see it, readers do not.',
  save: 'Save name',
  saved: 'Name saved.',
  password: {
    title: 'Password',
    current: 'Current password',
    next: 'New password',
    hint: 'At least 8 characters. A short sentence is easier to remember than a code.',
    change: 'Change password',
    changed: (others) =>
      others === 0
        ? 'Password changed.'
        : `Password changed; ${others} other ${others === 1 ? 'session' : 'sessions'} ended.`,
  },
  factor: {
    title: 'Two-step sign-in',
    why: 'Besides the password you enter six digits from an authenticator app on your phone. A leaked password alone is then not enough to get in.',
    required: 'This server asks for it: you can work at the desk once it is on.',
    off: 'Not on yet',
    on: (since) => `On since ${since}`,
    codesLeft: (count) => `${count} recovery ${count === 1 ? 'code' : 'codes'} left`,
    setUp: 'Turn on',
    again: 'Move to another phone',
    renew: 'Make new recovery codes',
    remove: 'Turn off',
    removing: 'Turn two-step sign-in off?',
    removingHint: 'Your password alone is then enough to get into your account.',
    removed: 'Two-step sign-in is off.',
    scan: 'Scan this picture with an authenticator app, then enter the code it shows.',
    qr: 'QR code for an authenticator app',
    byHand: 'Cannot scan? Type this key into the app:',
    code: 'Code from the app',
    codeHint: 'Six digits; they change every 30 seconds.',
    confirm: 'Turn on',
    cancel: 'Cancel',
    codesTitle: 'Recovery codes',
    codesHint:
      'If the phone is lost, each code signs you in once. Keep them somewhere safe; they are shown only now.',
    kept: 'I have kept them',
  },
  sessions: {
    title: 'Sessions',
    hint: 'Where your account is signed in. End what you do not know, then change your password.',
    current: 'this session',
    script: 'Token for scripts',
    unknown: 'Unknown browser',
    opened: (when) => `signed in ${when}`,
    used: (when) => `last used ${when}`,
    scopes: (count) => `limited to ${count} ${count === 1 ? 'action' : 'actions'}`,
    end: 'End',
    endOne: (what) => `End session ${what}`,
    endOthers: 'End all other sessions',
    ended: (count) =>
      count === 0
        ? 'There were no other sessions.'
        : `${count} ${count === 1 ? 'session' : 'sessions'} ended.`,
  },
};

const CATALOGUES: Readonly<Record<Language, AccountTexts>> = { id, en };

/** The texts in the language chosen. */
export const accountTexts = (): AccountTexts => CATALOGUES[language.value];
