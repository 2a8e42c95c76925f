/** Ways to write a scheme, a tag or a character so that it is read as something else. */

/** A text rewritten. */
export type Disguise = (text: string) => string;

/** Characters that are not seen: joiners, marks of direction and their overrides, fillers, soft hyphen, separators. */
export const INVISIBLE = [
  '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u200E', '\u200F', '\u061C',
  '\u202A', '\u202D', '\u202E', '\u2066', '\u2067', '\u2069', '\u034F', '\u3164', '\u2028', '\u{E0041}',
]; // prettier-ignore

/** Schemes that run or carry code, as makers of a whole address around a call. */
export const ADDRESSES: readonly ((call: string) => string)[] = [
  (call) => `javascript:${call}`,
  (call) => `JaVaScRiPt:${call}`,
  (call) => `java\tscript:${call}`,
  (call) => `java\nscript:${call}`,
  (call) => `java\r\nscript\t:${call}`,
  (call) => `  javascript:${call}`,
  (call) => `\u0001javascript:${call}`,
  (call) => `\u00A0javascript:${call}`,
  (call) => `javascript&colon;${call}`,
  (call) => `java&Tab;script&NewLine;:${call}`,
  (call) => `&#106;&#97;vascript:${call}`,
  (call) => `&#x6A&#x61vascript&#58;${call}`,
  (call) => `javascript://koran.example/%0A${call}`,
  (call) => `javascript:/*https://koran.example/*/${call}`,
  (call) => `javascript:void(${call})`,
  (call) => `javascript%3A${call}`,
  (call) => `javascript\u003A\u2028${call}`,
  (call) => `vbscript:${call}`,
  (call) => `data:text/html,<script>parent.${call}</script>`,
  (call) =>
    `data:text/html;base64,${Buffer.from(`<script>parent.${call}</script>`).toString('base64')}`,
  (call) => `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.${call}'/>`,
  (call) => `blob:https://koran.example/${call}`,
  (call) => `view-source:javascript:${call}`,
  (call) => `feed:javascript:${call}`,
  (call) => `https://koran.example@jahat.example/${call}`,
  (call) => `//jahat.example/${call}`,
  (call) => `\\\\jahat.example\\${call}`,
  (call) => `htt\tps://koran.example/"onclick=${call}`,
  (call) => `mailto:a@koran.example?body=${call}`,
];

const percent: Disguise = (text) => encodeURIComponent(text);
const named: Disguise = (text) =>
  text.replace(/[<>"'&]/g, (char) => `&#${String(char.charCodeAt(0))};`);
const FULL_WIDTH_SHIFT = 0xfee0;

/** Encodings of whole HTML: none of them may be undone on the way. */
export const ENCODINGS: readonly Disguise[] = [
  named,
  (html) => named(named(html)),
  (html) => html.replace(/[<>"'&]/g, (char) => `&#x${char.charCodeAt(0).toString(16)}`),
  (html) => html.replace(/</g, '&lt').replace(/>/g, '&gt'),
  percent,
  (html) => percent(percent(html)),
  (html) => html.replace(/[<>"'=()]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
  (html) => html.replace(/[<>"'=()]/g, (char) => `\\x${char.charCodeAt(0).toString(16)}`),
  (html) =>
    html.replace(/[\x21-\x7E]/g, (char) =>
      String.fromCharCode(char.charCodeAt(0) + FULL_WIDTH_SHIFT),
    ),
  (html) => html.replace(/</g, '\u2039').replace(/>/g, '\u203A'),
  (html) => html.replace(/</g, '\uFE64').replace(/>/g, '\uFE65'),
  (html) => html.replace(/</g, '+ADw-').replace(/>/g, '+AD4-').replace(/"/g, '+ACI-'),
  (html) => html.replace(/</g, '\u00C0\u00BC'),
  (html) => html.replace(/</g, '\u013C').replace(/>/g, '\u013E'),
  (html) => html.replace(/</g, '<\0'),
  (html) => html.replace(/(<\w)/g, '$1\0'),
  (html) => `\uFEFF${html}`,
  (html) => html.split('').join('\u200B'),
  (html) => `\u202E${html.split('').reverse().join('')}`,
  (html) => html.replace(/[<>]/g, (char) => `\\${char}`),
];

/** Places where an invisible character may stand in HTML or Markdown around a call. */
export const HIDING_PLACES: readonly ((hidden: string, call: string) => string)[] = [
  (hidden, call) => `<a href="java${hidden}script:${call}">a</a>`,
  (hidden, call) => `<a href="${hidden}javascript:${call}">a</a>`,
  (hidden, call) => `<iframe src="javascript${hidden}:${call}"></iframe>`,
  (hidden, call) => `<im${hidden}g src=x:x onerror="${call}">`,
  (hidden, call) => `<img${hidden} src=x:x onerror="${call}">`,
  (hidden, call) => `<img src=x:x ${hidden}onerror="${call}">`,
  (hidden, call) => `${hidden}<${hidden}script>${call}</script>`,
  (hidden, call) => `[a](java${hidden}script:${call})`,
  (hidden, call) => `[a](${hidden}javascript:${call})`,
  (hidden, call) => `[a]${hidden}(javascript:${call})<img src=x:x onerror="${call}">`,
];
