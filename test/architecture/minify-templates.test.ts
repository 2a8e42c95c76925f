/** Shows that shrinking lit's templates changes no page: what a browser can see stays, what it cannot goes. */
import { parseAst } from 'rollup/parseAst';
import { describe, expect, it } from 'vitest';
import { minifyCss, minifyTemplates } from '../../scripts/rollup/minify-templates.mjs';

const minify = (code: string): string => minifyTemplates(code, parseAst(code));

describe('minified templates', () => {
  it('[BD1] indentation becomes one space, so that words and inline elements stay apart', () => {
    const code = 'html`\n  <b>${a}</b>\n  <i>x  y</i>\n`';
    expect(minify(code)).toBe('html` <b>${a}</b> <i>x  y</i> `');
  });

  it('[BD1] a literal that keeps white space, or holds one that does, is left whole', () => {
    const code = 'html`<p>\n  ${html`<pre>\n  x</pre>`}\n</p>`; html`<textarea>\n\n</textarea>`';
    expect(minify(code)).toBe(
      'html`<p>\n  ${html`<pre>\n  x</pre>`}\n</p>`; html`<textarea>\n\n</textarea>`',
    );
  });

  it('[BD1] one whose text area is empty has no white space to keep', () => {
    const code = 'html`<p>\n  <textarea\n    rows="3"\n  ></textarea>\n</p>`';
    expect(minify(code)).toBe('html`<p> <textarea rows="3" ></textarea> </p>`');
  });

  it('[BD1] other literals, and text outside literals, are not touched', () => {
    const code = 'text`\n  a\n`; const b = `\n  <b>\n`; sql`a\n  b`';
    expect(minify(code)).toBe(code);
  });

  it('[BD2] CSS keeps strings, descendant spaces and calc, and loses comments and layout', () => {
    const css = ` a :hover , b > c {\n  content: ' /* kept */ ; ' ;\n  width: calc(1px + 2em); /* it's gone */\n}\n`;
    expect(minifyCss(css)).toBe(` a :hover,b>c{content:' /* kept */ ; ';width:calc(1px + 2em)}`);
  });

  it('[BD2] a zero before a point goes, and no other', () => {
    const css = `a{margin:-0.5em 0 10.5px 0.25em;content:'0.5';opacity:calc(0.1*0)}`;
    expect(minifyCss(css)).toBe(`a{margin:-.5em 0 10.5px .25em;content:'0.5';opacity:calc(.1*0)}`);
  });

  it('[BD2] a string or comment that an expression cuts in two is left alone', () => {
    for (const piece of [`content: "a  `, ` b"; color: red;`, ` /* open  `, `  end */ x `]) {
      expect(minifyCss(piece)).toBe(piece);
    }
  });
});
