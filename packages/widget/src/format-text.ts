/** What the buttons over a text do to its words: light Markdown put in and taken out. */

/** A text in which something is to be replaced, and what is chosen of it then. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The choice afterwards, in code units of the new text. */
  readonly start: number;
  readonly end: number;
}

export interface Chosen {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export type Format = 'bold' | 'italic' | 'link' | 'quote';

const MARKS = { bold: '**', italic: '*' } as const;

/** Puts marks around the choice, or takes those away that are there. */
const wrapped = (mark: string, { value, start, end }: Chosen, sample: string): Change => {
  const n = mark.length;
  const isMarked =
    value.slice(start - n, start) === mark &&
    value.slice(end, end + n) === mark &&
    value[start - n - 1] !== '*';
  const words = value.slice(start, end);
  if (isMarked)
    return { from: start - n, to: end + n, text: words, start: start - n, end: end - n };
  const text = words || sample;
  return {
    from: start,
    to: end,
    text: mark + text + mark,
    start: start + n,
    end: start + n + text.length,
  };
};

/** Puts `> ` before every line of the choice, or takes it away where all lines have it. */
const quoted = ({ value, start, end }: Chosen): Change => {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', end);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to);
  const isQuoted = lines.split('\n').every((line) => line.startsWith('>'));
  const text = isQuoted ? lines.replace(/^> ?/gm, '') : lines.replace(/^/gm, '> ');
  return { from, to, text, start: from + text.length, end: from + text.length };
};

const URL_SAMPLE = 'https://';

/** Makes a link of the choice; an address that is chosen becomes where it leads. */
const linked = ({ value, start, end }: Chosen, sample: string): Change => {
  const chosen = value.slice(start, end);
  const isUrl = /^https?:\/\/\S+$/.test(chosen);
  const words = isUrl ? sample : chosen || sample;
  const text = `[${words}](${isUrl ? chosen : URL_SAMPLE})`;
  const at = isUrl ? start + 1 : start + words.length + 3;
  const length = isUrl ? words.length : URL_SAMPLE.length;
  return { from: start, to: end, text, start: at, end: at + length };
};

/** How a text changes under a button. @param sample words where none are chosen */
export const formatted = (format: Format, chosen: Chosen, sample: string): Change => {
  switch (format) {
    case 'bold':
    case 'italic':
      return wrapped(MARKS[format], chosen, sample);
    case 'quote':
      return quoted(chosen);
    case 'link':
      return linked(chosen, sample);
  }
};
