/** CSV that no spreadsheet program takes for anything but text. */
import { describe, expect, it } from 'vitest';
import { canonicalJson, csvLine } from '#domain/index.js';

describe('csv', () => {
  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠1'],
  ])('[LG13] %j begins with an apostrophe', (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it('[LG13] every cell stands in quotes, quotes are doubled, and all else is as it was', () => {
    const cells = ['', 'a', 'kata, "kutip"', 'baris\nbaru', '1-2=3', "'x"];
    expect(csvLine(cells)).toBe(`"","a","kata, ""kutip""","baris\nbaru","1-2=3","'x"\r\n`);
  });
});

describe('canonical JSON', () => {
  it('[LG3] equal values have one spelling: keys in the order of their code units, no blanks', () => {
    expect(canonicalJson({ b: [1, { z: null, a: true }], a: 'é"\n', B: -0.5, '\u20ac': '' })).toBe(
      '{"B":-0.5,"a":"é\\"\\n","b":[1,{"a":true,"z":null}],"€":""}',
    );
  });
});
