/** Takes invisible characters out of a text and leaves those that shape what is seen. */

/*
 * Everything a font draws nothing for: default ignorables (joiners, fillers, selectors, tags,
 * marks and overrides of direction), interlinear annotation marks and non-characters.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/u;

const emoji = String.raw`\p{Extended_Pictographic}(?:[\uFE0E\uFE0F]|\p{Emoji_Modifier})?`;

/*
 * Pictures joined by ZWJ into one, six at most: the longest in use has four, and without an end
 * a whole comment could pass as one grapheme.
 */
const emojiSequence = String.raw`${emoji}(?:\u200D${emoji}){0,5}`;

/* The three flags that are spelled with tag characters: England, Scotland, Wales. */
const tagged = ['gbeng', 'gbsct', 'gbwls'].map((code) =>
  [...code].map((char) => String.raw`\u{E00${char.charCodeAt(0).toString(16)}}`).join(''),
);
const tagFlag = String.raw`\u{1F3F4}(?:${tagged.join('|')})\u{E007F}`;

const keycap = String.raw`[0-9#*]\uFE0F(?=\u20E3)`;

/* Some scripts count invisible characters of their own: none of them makes another one visible. */
const visible = String.raw`(?!\p{Default_Ignorable_Code_Point})`;

/* Signs and letters that have more than one shape, and one selector that chooses it. */
const selectable = String.raw`${visible}[\p{Sm}\p{sc=Han}\p{sc=Mong}\p{sc=Phag}\p{sc=Mymr}]`;
const selected = String.raw`${selectable}[\uFE00-\uFE0F\u180B-\u180D\u180F\u{E0100}-\u{E01EF}]`;

/* Scripts whose letters join, or are kept from joining, by an invisible character in between. */
const scripts = [
  'Arab Syrc Mand Nkoo Mong Phag Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh',
  'Khmr Mymr Java Bali Sund Tibt',
].flatMap((line) => line.split(' '));
const joining = `${visible}[${scripts.map((script) => String.raw`\p{sc=${script}}`).join('')}]`;
const joined = String.raw`${joining}[\u200C\u200D](?=${joining})`;

const KEPT = [tagFlag, emojiSequence, keycap, selected, joined].join('|');
const PARTS = new RegExp(`(${KEPT})|${INVISIBLE.source}`, 'gu');

/**
 * The text without invisible characters, except joiners, selectors and flag tags that change
 * how their neighbours look. What overrides the direction of writing is always taken out.
 */
export const withoutInvisible = (text: string): string =>
  text.replace(PARTS, (_part, kept?: string) => kept ?? '');

/** True where a font would draw nothing at all: blanks, controls, marks without a base. */
export const isBlank = (text: string): boolean =>
  !/[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]/u.test(text);
