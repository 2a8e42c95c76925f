/** What a page can set, call, hear, fill and dress of the elements, in words; `embedding.mjs` holds them against the code. */

/**
 * @typedef {{ type: string, default?: string, does: string }} Row
 * @typedef {Record<string, Row>} Rows
 * @typedef {Record<string, string>} Words
 */

/** @type {Rows} */
const sectionAttributes = {
  site: { type: 'text', does: 'The site, as `komentar site add` named it.' },
  server: { type: 'URL', default: "from the script's address", does: 'Where Komentar is.' },
  thread: {
    type: 'text, at most 200',
    does: "The article's id in your system. Set it: it survives every change of address.",
  },
  url: {
    type: 'absolute URL',
    default: 'canonical link, else `og:url`, else the address',
    does: "The article's address, where it has no id.",
  },
  'thread-title': {
    type: 'text',
    default: "`og:title`, else the page's title",
    does: 'What moderators see the article called.',
  },
  lang: {
    type: 'BCP 47',
    default: 'the nearest `lang` around',
    does: 'The language of the texts; Bahasa Indonesia where it is one that there are no texts for.',
  },
  dir: {
    type: '`ltr`, `rtl`, `auto`',
    default: 'the nearest `dir` around',
    does: "The direction of writing, the platform's own attribute.",
  },
  theme: {
    type: '`auto`, `light`, `dark`',
    default: '`auto`',
    does: 'Light or dark; `auto` finds out (see Light and dark).',
  },
  'dark-selector': {
    type: 'CSS selector',
    does: 'Dark while an element around the section matches, as in `html[data-theme=dark]`.',
  },
  sort: {
    type: '`newest`, `oldest`, `top`',
    default: '`newest`',
    does: "The order. A reader's own choice is remembered for the site and goes first.",
  },
  'page-size': { type: '5 to 50', default: '20', does: 'Conversations on a page.' },
  loading: {
    type: '`lazy`, `eager`, `click`',
    default: '`lazy`',
    does: 'When to load: 1,200 px before the reader arrives, at once, or when a button is pressed.',
  },
  live: {
    type: '`auto`, `on`, `off`',
    default: '`auto`',
    does: 'Whether new comments arrive by themselves; `auto` means not where the reader saves data.',
  },
  composer: {
    type: '`top`, `bottom`, `none`',
    default: '`top`',
    does: 'Where the composer stands.',
  },
  count: {
    type: 'number',
    does: 'The total as your page knows it, for heading and button until the server has said its own.',
  },
  'token-endpoint': {
    type: 'URL of your own',
    does: 'Answers `{"token":"…"}` for the reader who is signed in with you, `{"token":null}` for nobody.',
  },
  'heading-level': {
    type: '1 to 6',
    default: '2',
    does: "Fits the heading into the page's outline.",
  },
  'no-heading': { type: 'boolean', does: 'No heading; the section keeps its name.' },
  'no-sort': { type: 'boolean', does: 'No choice of order.' },
  'no-live-dot': {
    type: 'boolean',
    does: 'No sign of the live updates, and no way to pause them.',
  },
  'no-branding': { type: 'boolean', does: 'No word about who made it.' },
  'font-size-from': {
    type: 'CSS selector',
    does: "Follows this element's size of type, where a control of yours changes only the article's.",
  },
  'scroll-offset': {
    type: 'CSS length',
    default: '`--komentar-scroll-offset`',
    does: 'How much a header covers that stays on top.',
  },
};

/** @type {Rows} */
const sectionProperties = {
  identity: {
    type: '`({ reason }) => Promise<string | null>`',
    does: 'Your signed token for the reader, `null` for nobody; `reason` is `initial`, `login` or `expired`.',
  },
  strings: { type: '`Partial<Strings>`', does: 'Texts of your own in place of the ones here.' },
  formatDate: {
    type: '`(at: number) => string`',
    does: 'Writes times your way; epoch milliseconds.',
  },
  beforeSubmit: {
    type: '`(draft) => Promise<draft | false>`',
    does: 'Sees what is about to be sent: another draft goes instead, `false` keeps it in its field.',
  },
  avatarFor: {
    type: '`(author) => string | undefined`',
    does: "An author's picture; the initial where there is none.",
  },
  state: {
    type: '`waiting`, `loading`, `ready`, `failed`; read-only',
    does: 'How far the section is.',
  },
  total: {
    type: 'number or `undefined`; read-only',
    does: 'Published comments, replies included.',
  },
  threadId: {
    type: 'text or `null`; read-only',
    does: "The server's id of the thread; `null` until its first comment.",
  },
  liveState: {
    type: '`off`, `connecting`, `live`, `reconnecting`, `paused`; read-only',
    does: 'Whether new comments arrive by themselves.',
  },
  viewer: {
    type: '`{ id, name }` or `undefined`; read-only',
    does: 'Who the reader is here, once that is known.',
  },
  whenReady: {
    type: 'Promise; read-only',
    does: 'Resolves with the first comments on the screen.',
  },
};

/** @type {Words} */
const sectionMethods = {
  load: 'Loads at once what waits for the reader to come near or to press the button.',
  refresh: 'Reads the comments anew; what is shown stays until then.',
  focusComposer: 'Brings the cursor to the composer; `{ quote }` goes in before what is there.',
  goTo: 'Brings focus and screen to a comment by its id, wherever in the thread it stands; resolves to `false` where it is gone.',
  login:
    'Asks `identity` or the endpoint who the reader is; resolves to whether that is known now.',
  logout: 'Forgets who the reader is; what was written stays.',
};

/** @type {Rows} */
const sectionEvents = {
  'komentar-ready': {
    type: '`{ threadId, total }`',
    does: 'The first comments are on the screen.',
  },
  'komentar-error': { type: '`{ code, retryable }`', does: 'The comments could not be loaded.' },
  'komentar-count': { type: '`{ threadId, total }`', does: 'The total is known, or another one.' },
  'komentar-login-request': {
    type: '`{ reason }`, cancelable',
    does: 'The reader has to be somebody. Cancel it, open your sign-in, and call `login()` when that is done.',
  },
  'komentar-before-submit': {
    type: '`{ body, parentId }`, cancelable',
    does: 'A comment is about to be sent; cancelled, it stays in its field.',
  },
  'komentar-submitted': {
    type: '`{ id, status, parentId, rtt }`',
    does: "The server has the reader's comment; `rtt` in milliseconds.",
  },
  'komentar-status': {
    type: '`{ id, from, to }`',
    does: "The reader's own comment was decided on.",
  },
  'komentar-new': {
    type: '`{ buffered }`',
    does: 'Comments of others wait behind the button over the list.',
  },
  'komentar-live': { type: '`{ state }`', does: 'The live connection came, went or was paused.' },
  'komentar-react': {
    type: '`{ id, isLiked }`',
    does: 'The reader likes a comment, or no longer does.',
  },
  'komentar-report': { type: '`{ id, reason }`', does: "The server has the reader's report." },
  'komentar-share': { type: '`{ id, way }`', does: "The reader took a comment's address along." },
  'komentar-sort': { type: '`{ sort }`', does: 'The reader chose another order.' },
  'komentar-page': { type: '`{ loaded, total }`', does: 'Further comments were loaded.' },
};

/** @type {Words} */
const sectionSlots = {
  '': 'What stands there until the comments do: a sentence and a link, for readers without scripts.',
  heading: 'In place of the heading.',
  guidelines: 'Above the composer: what you expect of readers.',
  'before-composer': 'Between guidelines and composer.',
  'signed-out': 'Before the composer while a reader who has to sign in has not.',
  closed: 'In place of the word that the comments are closed.',
  empty: 'In place of the word that there are none yet.',
  between: 'After the first ten conversations; give what you put there `role="listitem"`.',
  footer: 'Below everything.',
};

/** Parts in the order of their place on the screen; those that the code has not are left out. */
/** @type {Words} */
const sectionParts = {
  base: 'Everything.',
  header: 'Heading, live dot and order in a row.',
  heading: 'The heading.',
  count: 'The number in it.',
  'live-dot': 'The button that says whether new comments arrive by themselves.',
  sort: 'The choice of order.',
  composer: 'A composer, the own one or a reply.',
  textarea: 'Its field.',
  counter: 'Characters left.',
  toolbar: 'The buttons for marks in the text.',
  tool: 'One of them.',
  preview: 'What the text will look like.',
  submit: 'The button that sends.',
  'draft-note': 'The sentence below the field.',
  pill: 'The button over the list.',
  list: 'The list.',
  comment: 'A comment without its replies; with it stand `own`, `pending`, `rejected`, `removed`.',
  own: "The reader's own comment, while others do not see it.",
  pending: 'One that waits.',
  rejected: 'One that was rejected or returned.',
  removed: 'What is left of one that was taken away.',
  avatar: 'The picture or initial.',
  author: "The author's name.",
  badge: 'What is said of the author.',
  time: 'When.',
  level: 'The level of a reply, for screen readers.',
  body: 'The text.',
  edited: 'The word that it was changed.',
  actions: 'The row of buttons below.',
  like: 'Like.',
  reply: 'Reply.',
  share: 'Share.',
  report: 'Report.',
  menu: 'The menu with the rest.',
  replies: 'The replies to a comment.',
  more: 'The buttons that show more.',
  notice: 'A word to the author about the own comment.',
  skeleton: 'What stands there while it loads.',
  note: 'What the editors say above the list.',
  empty: 'The word that there are no comments yet.',
  dialog: 'A dialog.',
  footer: 'The last line.',
};

/** @type {Rows} */
const sectionCss = {
  '--komentar-font-family': { type: 'font', default: '`inherit`', does: 'Typeface.' },
  '--komentar-font-size': {
    type: 'length',
    default: '`max(1em, 14px)`',
    does: 'Size of type; everything else follows it.',
  },
  '--komentar-line-height': { type: 'number', default: '`1.6`', does: 'Line height.' },
  '--komentar-color': { type: 'colour', default: 'by theme', does: 'Text.' },
  '--komentar-muted': { type: 'colour', default: 'by theme', does: 'Lesser text.' },
  '--komentar-surface': { type: 'colour', default: 'by theme', does: 'Fields and boxes.' },
  '--komentar-border': { type: 'colour', default: 'by theme', does: 'Lines.' },
  '--komentar-accent': { type: 'colour', default: '`#b3261e`', does: 'Buttons that matter.' },
  '--komentar-on-accent': {
    type: 'colour',
    default: '`#fff`',
    does: 'Text on them; below a contrast of 4.5 to 1 the console says so.',
  },
  '--komentar-danger': { type: 'colour', default: 'by theme', does: 'What went wrong.' },
  '--komentar-warning': { type: 'colour', default: 'by theme', does: 'What waits.' },
  '--komentar-success': { type: 'colour', default: 'by theme', does: 'What went well.' },
  '--komentar-radius': { type: 'length', default: '`.5em`', does: 'Roundness of corners.' },
  '--komentar-space': { type: 'length', default: '`1em`', does: 'Room between comments.' },
  '--komentar-avatar': { type: 'length', default: '`2.25em`', does: 'Size of pictures.' },
  '--komentar-indent': { type: 'length', default: '`1.25em`', does: 'How far replies stand in.' },
  '--komentar-focus': {
    type: 'outline',
    default: '`3px solid currentColor`',
    does: 'The ring around what has the focus.',
  },
  '--komentar-max-width': { type: 'length', default: '`none`', does: 'Widest the section gets.' },
  '--komentar-reserve': {
    type: 'length',
    default: '`100svh`',
    does: 'Room that is kept until the comments are there.',
  },
  '--komentar-scroll-offset': {
    type: 'length',
    default: '`5em`',
    does: 'How much a header covers that stays on top.',
  },
};

/** @type {Rows} */
const countAttributes = {
  site: { type: 'text', default: "the page's first section's", does: 'The site.' },
  thread: { type: 'text', does: "The article's id in your system." },
  url: { type: 'absolute URL', default: 'as for a section', does: "The article's address." },
  value: {
    type: 'number',
    does: 'What your page knows already; shown until the server has answered.',
  },
  format: {
    type: '`number`, `compact`, `label`',
    default: '`number`',
    does: '"1.234", "1,2 rb" with the whole number for screen readers, or "1.234 komentar".',
  },
  zero: {
    type: '`label`, `hide`, `show`',
    default: '`label`',
    does: '"Tulis komentar", nothing, or "0".',
  },
  live: {
    type: '`on`, `off`',
    default: '`on`',
    does: 'Whether a section of the same article on the page keeps it current.',
  },
};

/** By tag; what is left out, an element has not. */
export const ELEMENTS = {
  'komentar-section': {
    class: 'KomentarSection',
    file: 'src/komentar-section.ts',
    does: 'The comments of one article, with everything a reader does there.',
    attributes: sectionAttributes,
    properties: sectionProperties,
    methods: sectionMethods,
    events: sectionEvents,
    slots: sectionSlots,
    parts: sectionParts,
    css: sectionCss,
  },
  'komentar-count': {
    class: 'KomentarCount',
    file: 'src/komentar-count.ts',
    does: 'How many comments an article has, for teasers and links, without loading a section.',
    attributes: countAttributes,
    properties: /** @type {Rows} */ ({
      total: { type: 'number or `undefined`', does: 'The number; set, it is shown.' },
    }),
    methods: /** @type {Words} */ ({}),
    events: /** @type {Rows} */ ({}),
    slots: /** @type {Words} */ ({}),
    parts: /** @type {Words} */ ({}),
    css: /** @type {Rows} */ ({}),
  },
};
