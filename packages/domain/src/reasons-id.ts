/** What an author is told a reason is, in Indonesian. */
import type { ReasonTexts } from './reason-texts.js';

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
