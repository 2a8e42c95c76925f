/** Keeps Markdown from swallowing characters that a reader typed as text: emoticons, masked words, sums, dividers. */
import Markdown, { type MarkdownIt, type StateBlock, type Token } from 'markdown-it';

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1];
type Refuses = (...place: Parameters<BlockRule>) => boolean;

/** Block levels after which quotes and lists are text: far below `maxNesting`, where the parser drops what follows. */
const DEEPEST_LEVEL = 4;

/** Emphasis within emphasis beyond this is text: each further level makes the sanitiser slower, and nobody sees it. */
const DEEPEST_EMPHASIS = 4;

/** Runs this long are dividers or blanks to fill in, never emphasis. */
const DIVIDER_LENGTH = 6;

/** Emphasis opens after these, closes before those; so `a*j*ng`, `5*3*2`, `^_^` and `-_-` stay as they are. */
const OPENS_AFTER = /[\s([{"'“‘«*_~]/u;
const CLOSES_BEFORE = /[\s)\]}"'”’».,;:!?…*_~—–]/u;

const lineText = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

/** Asked silently, the rule only says where a paragraph ends, as it must before the next item of a deep list. */
const isTooDeep: Refuses = (...[state, , , silent]) => !silent && state.level >= DEEPEST_LEVEL;

/** A fence is three or more backticks and at most a language; `~~~` is a drawn-out tone, and words after it are text. */
const isNoFence: Refuses = (state, line) =>
  !/^`{3,}[ \t]*(?:[\w+#.-]{1,20}[ \t]*)?$/.test(lineText(state, line));

/** `>:(` and `>_<` are faces, `>>>>` is an arrow, and a lone `>` quotes nothing. */
const isNoQuote: Refuses = (state, line, endLine) => {
  const text = lineText(state, line);
  if (!/^>{1,3}(?:[ \t]|$)/.test(text)) return true;
  return (
    /^[>\s]*$/.test(text) && !(line + 1 < endLine && lineText(state, line + 1).startsWith('>'))
  );
};

/** `* * *` is a divider, `+ 1` an opinion. */
const isNoBullet: Refuses = (state, line) => /^(?:\+|[*+-][ \t*+-]*$)/.test(lineText(state, line));

const numberAt = (state: StateBlock, line: number): number | undefined => {
  const found = /^(\d{1,9})[.)](?:\s|$)/.exec(lineText(state, line))?.[1];
  return found === undefined ? undefined : Number(found);
};

/** The numbers written at one list's own indentation, up to the first line that cannot belong to it. */
const writtenNumbers = (state: StateBlock, line: number, endLine: number): number[] => {
  const numbers: number[] = [];
  const indent = state.sCount[line] ?? 0;
  for (let at = line; at < endLine; at += 1) {
    if (state.isEmpty(at) || (state.sCount[at] ?? 0) > indent) continue;
    const number = numberAt(state, at);
    if (number === undefined) break;
    numbers.push(number);
  }
  return numbers;
};

/**
 * A list is shown numbered 1, 2, 3 whatever was written; what was written otherwise ("2024. Tahun …") stays text.
 * Asked silently, the line may be a later item of a running list, whose numbers were looked at when it began.
 */
const isNoNumbering: Refuses = (...[state, line, endLine, silent]) =>
  !silent && writtenNumbers(state, line, endLine).some((number, index) => number !== index + 1);

/** The parser's own rule of that name, which its public interface gives only as the chain of a parser with that rule. */
const ruleNamed = (name: string): BlockRule => {
  const [rule] = new Markdown('zero').enable([name]).block.ruler.getRules('');
  if (rule === undefined) throw new Error(`markdown-it has no block rule ${name}`);
  return rule;
};

const GUARDED: readonly { rule: string; ends: string[]; refusals: readonly Refuses[] }[] = [
  { rule: 'fence', ends: ['paragraph', 'blockquote', 'list'], refusals: [isNoFence] },
  {
    rule: 'blockquote',
    ends: ['paragraph', 'blockquote', 'list'],
    refusals: [isTooDeep, isNoQuote],
  },
  {
    rule: 'list',
    ends: ['paragraph', 'blockquote'],
    refusals: [isTooDeep, isNoBullet, isNoNumbering],
  },
];

const isEmphasis = ({ type }: Token): boolean => /^(?:em|strong|s)_(?:open|close)$/.test(type);

const showAsTyped = (token: Token): void => {
  token.type = 'text';
  token.tag = '';
  token.nesting = 0;
  token.content = token.markup;
};

/** Opening and closing marks come balanced from the parser, so a depth is enough to find both ends of a pair. */
function flattenEmphasis(tokens: readonly Token[]): void {
  let depth = 0;
  for (const token of tokens.filter(isEmphasis)) {
    const opens = token.nesting > 0;
    if (opens) depth += 1;
    if (depth > DEEPEST_EMPHASIS) showAsTyped(token);
    if (!opens) depth -= 1;
  }
}

/** A markdown-it plugin: marks that do not clearly format are shown as typed. It only ever makes less markup, not more. */
export function plainMarks(md: MarkdownIt): void {
  for (const { rule, ends, refusals } of GUARDED) {
    const original = ruleNamed(rule);
    const guarded: BlockRule = (...place) =>
      !refusals.some((refuses) => refuses(...place)) && original(...place);
    md.block.ruler.at(rule, guarded, { alt: ends });
  }
  md.inline.ruler2.after('emphasis', 'flatten-emphasis', (state) => flattenEmphasis(state.tokens));
  md.inline.State = class extends md.inline.State {
    override scanDelims(start: number, _canSplitWord: boolean) {
      const found = super.scanDelims(start, false);
      const end = start + found.length;
      const isShort = found.length < DIVIDER_LENGTH;
      return {
        length: found.length,
        can_open:
          isShort &&
          found.can_open &&
          (start === 0 || OPENS_AFTER.test(this.src.charAt(start - 1))),
        can_close:
          isShort &&
          found.can_close &&
          (end >= this.posMax || CLOSES_BEFORE.test(this.src.charAt(end))),
      };
    }
  };
}
