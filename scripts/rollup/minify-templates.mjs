/** Rollup plugin: takes the indentation out of lit's html`` and css`` literals, which terser must leave alone. */

/**
 * A run of white space with a line break is one space to a browser, save in these: such a literal stays
 * whole. A text area that the literal leaves empty has nothing to keep.
 */
const KEEPS_SPACE = /<pre\b|[^>]<\/textarea\b/i;

/**
 * Collapses white space that holds a line break; everything on one line stays as it was written.
 * @param {string} text raw text between two expressions of an html`` or svg`` literal
 */
export const minifyHtml = (text) => text.replace(/\s*\n\s*/g, ' ');

/** Strings are matched first so that a comment or a brace inside one is left alone. */
const CSS_TOKENS =
  /("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|\/\*[^]*?\*\/|\s*([{};,>])(?:\s*\/\*[^]*?\*\/)*\s*|:\s+|\s+|\b0(?=\.\d)/g;

/**
 * Removes comments, and white space and zeros that mean nothing in CSS.
 * @param {string} text raw text between two expressions of a css`` literal, or a whole style sheet
 */
export function minifyCss(text) {
  // A string or comment that goes on in the next piece cannot be told from its middle: hands off.
  if (/["']/.test(text.replace(CSS_TOKENS, '')) || /\/\*|\*\//.test(text.replace(CSS_TOKENS, '')))
    return text;
  return text
    .replace(CSS_TOKENS, (token, string, punctuation) => {
      if (string !== undefined) return string;
      if (punctuation !== undefined) return punctuation;
      if (token === '0' || token.startsWith('/*')) return '';
      return token.startsWith(':') ? ':' : ' ';
    })
    .replace(/;\}/g, '}');
}

/** @type {Record<string, (text: string) => string>} */
const MINIFIERS = { html: minifyHtml, svg: minifyHtml, css: minifyCss };

/**
 * @typedef {{ type: string, start: number, end: number, [key: string]: unknown }} Node
 * @param {unknown} value
 * @returns {Generator<Node>} every tagged template below, outermost first
 */
function* taggedTemplates(value) {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'TaggedTemplateExpression')
    yield /** @type {Node} */ (value);
  for (const child of Object.values(value)) yield* taggedTemplates(child);
}

/**
 * The code with every piece of its tagged literals minified.
 * @param {string} code
 * @param {unknown} ast of exactly that code
 */
export function minifyTemplates(code, ast) {
  /** @type {Map<number, { end: number, text: string }>} */
  const edits = new Map();
  for (const node of taggedTemplates(ast)) {
    const { tag, quasi } = /** @type {{ tag: { name?: string }, quasi: { quasis: Node[] } }} */ (
      /** @type {unknown} */ (node)
    );
    const minify = MINIFIERS[tag.name ?? ''];
    if (minify === undefined || KEEPS_SPACE.test(code.slice(node.start, node.end))) continue;
    for (const { start, end } of quasi.quasis)
      edits.set(start, { end, text: minify(code.slice(start, end)) });
  }
  let out = '';
  let at = 0;
  for (const [start, { end, text }] of [...edits].sort(([a], [b]) => a - b)) {
    out += code.slice(at, start) + text;
    at = end;
  }
  return out + code.slice(at);
}

/** @returns {import('rollup').Plugin} */
export const minifyLitTemplates = () => ({
  name: 'minify-lit-templates',
  transform(code, id) {
    if (!/\/packages\/(?:widget|dashboard)\/dist\//.test(id)) return null;
    return { code: minifyTemplates(code, this.parse(code)), map: null };
  },
});
