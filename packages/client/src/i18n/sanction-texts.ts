/** What a reader is told who may not write as he likes, in every language at once: few readers ever fetch it. */
import type { SanctionKind } from '@komentar/domain';

interface SanctionTexts {
  readonly lang: string;
  /** What each kind means; `{n}` is the wait between two comments, in seconds. */
  readonly says: Readonly<Record<SanctionKind, string>>;
  readonly until: string;
  /** `{reason}` is a noun phrase, in lower case. */
  readonly why: string;
  /** How a reader says that he has read a warning. */
  readonly acknowledge: string;
  /** Said once nothing stands any more. */
  readonly free: string;
}

const id: SanctionTexts = {
  lang: 'id',
  says: {
    warn: 'Redaksi memberi Anda peringatan. Setelah membacanya, Anda dapat berkomentar lagi.',
    slow: 'Untuk sementara komentar Anda dibatasi: tunggu {n} detik sebelum mengirim yang berikutnya.',
    premod: 'Untuk sementara komentar Anda diperiksa redaksi sebelum tampil.',
    mute: 'Anda tidak dapat berkomentar di artikel ini.',
    suspend: 'Akun Anda tidak dapat berkomentar untuk sementara.',
    ban: 'Akun Anda tidak dapat berkomentar di situs ini. Hubungi redaksi bila ini keliru.',
  },
  until: 'Berlaku sampai {date}.',
  why: 'Alasan: {reason}.',
  acknowledge: 'Saya sudah membaca',
  free: 'Anda dapat berkomentar lagi.',
};

const en: SanctionTexts = {
  lang: 'en',
  says: {
    warn: 'The editors have warned you. Once you have read this, you can comment again.',
    slow: 'For now your comments are slowed down: wait {n} seconds before posting the next one.',
    premod: 'For now the editors check your comments before they appear.',
    mute: 'You cannot comment on this article.',
    suspend: 'Your account cannot comment for now.',
    ban: 'Your account cannot comment on this site. Contact the editors if this is a mistake.',
  },
  until: 'This holds until {date}.',
  why: 'Reason: {reason}.',
  acknowledge: 'I have read this',
  free: 'You can comment again.',
};

const ar: SanctionTexts = {
  lang: 'ar',
  says: {
    warn: 'وجّهت إليك هيئة التحرير تنبيهًا. بعد قراءته يمكنك التعليق من جديد.',
    slow: 'تعليقاتك مقيّدة مؤقتًا: انتظر {n} ثانية قبل إرسال التعليق التالي.',
    premod: 'تراجع هيئة التحرير تعليقاتك مؤقتًا قبل ظهورها.',
    mute: 'لا يمكنك التعليق على هذا المقال.',
    suspend: 'لا يمكن لحسابك التعليق مؤقتًا.',
    ban: 'لا يمكن لحسابك التعليق في هذا الموقع. تواصل مع هيئة التحرير إن كان ذلك خطأ.',
  },
  until: 'يسري ذلك حتى {date}.',
  why: 'السبب: {reason}.',
  acknowledge: 'قرأت التنبيه',
  free: 'يمكنك التعليق من جديد.',
};

const ALL: readonly SanctionTexts[] = [id, en, ar];

/** The texts of a language; Indonesian stands in for those that are not there. */
export const sanctionTexts = (lang: string): SanctionTexts =>
  ALL.find((texts) => texts.lang === lang) ?? id;
