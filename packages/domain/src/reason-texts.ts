/** What an author is told a reason is, in each language: lower case, to stand within a sentence. */
import type { Reason } from './reasons.js';

/** The reasons in the words of one language. */
export type ReasonTexts = Readonly<Record<Reason, string>>;

export const REASONS_ID: ReasonTexts = {
  abuse: 'kasar atau merundung',
  hate_sara: 'ujaran kebencian atau SARA',
  off_topic: 'di luar topik berita',
  ad: 'iklan',
  gambling: 'promosi judi',
  false_info: 'informasi keliru',
  privacy: 'menyebarkan data pribadi',
  sexual: 'konten seksual',
  other: 'tidak sesuai pedoman',
  threat: 'ancaman',
  defamation: 'pencemaran nama baik',
  spam: 'spam',
  child_safety: 'membahayakan anak',
  copyright: 'melanggar hak cipta',
  impersonation: 'mengaku sebagai orang lain',
  illegal_other: 'melanggar hukum',
  not_resubmitted: 'tidak dikirim ulang pada waktunya',
};

export const REASONS_EN: ReasonTexts = {
  abuse: 'abusive or harassing',
  hate_sara: 'hate speech',
  off_topic: 'off topic',
  ad: 'advertising',
  gambling: 'promotes gambling',
  false_info: 'false information',
  privacy: 'exposes personal data',
  sexual: 'sexual content',
  other: 'against the guidelines',
  threat: 'a threat',
  defamation: 'defamation',
  spam: 'spam',
  child_safety: 'endangers children',
  copyright: 'infringes copyright',
  impersonation: 'impersonates somebody',
  illegal_other: 'illegal content',
  not_resubmitted: 'not resubmitted in time',
};

export const REASONS_AR: ReasonTexts = {
  abuse: 'إساءة أو تنمّر',
  hate_sara: 'خطاب كراهية',
  off_topic: 'خارج الموضوع',
  ad: 'إعلان',
  gambling: 'ترويج للقمار',
  false_info: 'معلومات خاطئة',
  privacy: 'كشف بيانات شخصية',
  sexual: 'محتوى جنسي',
  other: 'مخالف للإرشادات',
  threat: 'تهديد',
  defamation: 'تشهير',
  spam: 'رسائل مزعجة',
  child_safety: 'خطر على الأطفال',
  copyright: 'انتهاك حقوق النشر',
  impersonation: 'انتحال شخصية',
  illegal_other: 'مخالف للقانون',
  not_resubmitted: 'لم يُعد إرساله في الوقت المحدد',
};
