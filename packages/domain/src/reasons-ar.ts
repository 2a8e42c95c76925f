/** What an author is told a reason is, in Arabic. */
import type { ReasonTexts } from './reason-texts.js';

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
