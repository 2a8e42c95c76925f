/** What an author is told a reason is, in English. */
import type { ReasonTexts } from './reason-texts.js';

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
