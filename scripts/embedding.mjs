/** The public face of the elements as tables for docs/embedding.md and as custom-elements.json, refused where code and words differ. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as widget from '@komentar/widget';
import { ELEMENTS } from './embedding-tables.mjs';
import { ROOT, filesUnder } from './freshness.mjs';

/** @typedef {typeof ELEMENTS['komentar-section']} Face */

/** Attributes that every element of the platform has. */
const PLATFORM = new Set(['dir']);

const source = filesUnder(['packages/widget/dist'])
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');

/**
 * @param {RegExp} pattern with one group
 * @returns {string[]} each match of it in the code once
 */
const inCode = (pattern) => [
  ...new Set(
    [...source.matchAll(pattern)].flatMap(([, words = '']) => words.split(/\s+/).filter(Boolean)),
  ),
];

/**
 * @param {string} what
 * @param {Iterable<string>} words
 * @param {Iterable<string>} code
 */
function mustAgree(what, words, code) {
  const [told, done] = [new Set(words), new Set(code)];
  const untold = [...done].filter((name) => !told.has(name));
  const undone = [...told].filter((name) => !done.has(name));
  if (untold.length > 0) throw new Error(`${what} without words: ${untold.join(', ')}`);
  if (undone.length > 0) throw new Error(`${what} without code: ${undone.join(', ')}`);
}

/** Every event class of the package, by the name it fires under. */
const eventNames = () =>
  Object.entries(widget).flatMap(([name, value]) =>
    name.endsWith('Event') && typeof value === 'function'
      ? [new /** @type {new (detail: object) => Event} */ (value)({}).type]
      : [],
  );

/** A part can stand among several and be written by a function. */
const parts = () => [
  ...inCode(/\bpart="([a-z -]+)"/g),
  ...['comment', 'own', 'pending', 'rejected', 'removed'].filter((part) => source.includes(part)),
];

/** @param {Face} face those of its parts that the code has by now */
const partsOf = (face) => {
  const code = new Set(parts());
  return Object.entries(face.parts).filter(([part]) => code.has(part));
};

function check() {
  const section = ELEMENTS['komentar-section'];
  const attributes = Object.keys(section.attributes).filter((name) => !PLATFORM.has(name));
  mustAgree(
    'attributes of komentar-section',
    attributes,
    widget.KomentarSection.observedAttributes,
  );
  const named = Object.keys({ ...section.properties, ...section.methods });
  const own = new Set([
    ...Object.getOwnPropertyNames(widget.KomentarSection.prototype),
    ...widget.KomentarSection.elementProperties.keys(),
    // Fields without a value of their own leave no trace in a class.
    ...['identity', 'beforeSubmit'].filter((name) => source.includes(name)),
  ]);
  mustAgree(
    'properties of komentar-section',
    named,
    [...own].filter((name) => named.includes(String(name))).map(String),
  );
  mustAgree('events', Object.keys(section.events), eventNames());
  const slots = Object.keys(section.slots).filter((name) => name !== '');
  mustAgree('slots', slots, inCode(/<slot\s+name="([a-z-]+)"/g));
  mustAgree('CSS properties', Object.keys(section.css), inCode(/(--komentar-[a-z-]+)/g));
  const wordless = parts().filter((part) => !(part in section.parts));
  if (wordless.length > 0) throw new Error(`parts without words: ${wordless.join(', ')}`);
  const count = ELEMENTS['komentar-count'];
  mustAgree('attributes of komentar-count', Object.keys(count.attributes), [
    ...widget.KomentarCount.observedAttributes,
    'live',
  ]);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** @param {Record<string, { type: string, default?: string, does: string }>} rows */
const withDefaults = (rows) =>
  table(
    ['name', 'value', 'without it', ''],
    Object.entries(rows).map(([name, row]) => [
      `\`${name}\``,
      row.type,
      row.default ?? '',
      row.does,
    ]),
  );

/**
 * @param {string} what
 * @param {Record<string, { type: string, does: string }>} rows
 */
const typed = (what, rows) =>
  table(
    ['name', what, ''],
    Object.entries(rows).map(([name, row]) => [`\`${name}\``, row.type, row.does]),
  );

/** @param {readonly (readonly [string, string])[]} rows */
const plain = (rows) =>
  table(
    ['name', ''],
    rows.map(([name, does]) => [name === '' ? '(none)' : `\`${name}\``, does]),
  );

/** The tables of docs/embedding.md by the marks they stand between. */
export const embeddingTables = () => {
  check();
  const section = ELEMENTS['komentar-section'];
  return {
    attributes: withDefaults(section.attributes),
    properties: typed('type', section.properties),
    methods: plain(Object.entries(section.methods)),
    events: typed('detail', section.events),
    slots: plain(Object.entries(section.slots)),
    parts: plain(partsOf(section)),
    css: withDefaults(section.css),
    'count attributes': withDefaults(ELEMENTS['komentar-count'].attributes),
  };
};

/**
 * Puts the tables between their marks.
 * @param {string} page
 */
export function withTables(page) {
  let text = page;
  for (const [name, rows] of Object.entries(embeddingTables())) {
    const [from, to] = [`<!-- ${name} -->\n`, `\n<!-- end of ${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start < 0 || end < 0) throw new Error(`docs/embedding.md has no marks for ${name}`);
    text = `${text.slice(0, start + from.length)}\n${rows}\n${text.slice(end)}`;
  }
  return text;
}

/** @param {Record<string, { type: string, default?: string, does: string }>} rows */
const described = (rows) =>
  Object.entries(rows).map(([name, { type, default: fixed, does }]) => ({
    name,
    type: { text: type.replaceAll('`', '') },
    ...(fixed === undefined ? {} : { default: fixed.replaceAll('`', '') }),
    description: does,
  }));

/**
 * @param {string} tagName
 * @param {Face} face
 */
const moduleOf = (tagName, face) => ({
  kind: 'javascript-module',
  path: face.file,
  declarations: [
    {
      kind: 'class',
      customElement: true,
      name: face.class,
      tagName,
      description: face.does,
      attributes: described(face.attributes),
      members: [
        ...described(face.properties).map((member) => ({ kind: 'field', ...member })),
        ...Object.entries(face.methods).map(([name, description]) => ({
          kind: 'method',
          name,
          description,
        })),
      ],
      events: described(face.events).map((event) => ({
        ...event,
        type: { text: `CustomEvent<${event.type.text.replace(', cancelable', '')}>` },
      })),
      slots: Object.entries(face.slots).map(([name, description]) => ({ name, description })),
      cssParts: partsOf(face).map(([name, description]) => ({ name, description })),
      cssProperties: described(face.css).map(({ type: _, ...property }) => property),
    },
  ],
  exports: [
    {
      kind: 'custom-element-definition',
      name: tagName,
      declaration: { name: face.class, module: face.file },
    },
  ],
});

/** `custom-elements.json` (schema 2.1.0), for editors and documentation tools. */
export const customElements = () => {
  check();
  const modules = Object.entries(ELEMENTS).map(([tag, face]) =>
    moduleOf(tag, /** @type {Face} */ (face)),
  );
  return `${JSON.stringify({ schemaVersion: '2.1.0', readme: '../../docs/embedding.md', modules }, null, 2)}\n`;
};
