/** What stands around a comment, and published text as plain text. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { CommentView } from '@komentar/protocol';
import { aroundOf } from '#dashboard/queue/conversation.js';
import { plainText } from '#dashboard/render/plain-text.js';

const comment = (id: string, parentId: string | null, createdAt: number): CommentView => ({
  id,
  parentId,
  rootId: 'r',
  depth: 0,
  status: 'published',
  version: 1,
  html: '',
  author: { id, name: id },
  createdAt,
  replyCount: 0,
  likes: 0,
});

describe('a conversation', () => {
  const items = [
    comment('s', null, 9),
    comment('r', null, 1),
    comment('p', 'r', 2),
    ...[7, 6, 5, 4, 3].map((at) => comment(`b${at}`, 'p', at)),
  ];
  const around = (id: string, parent: string | null) =>
    aroundOf(items, { id, parent: parent === null ? null : { id: parent } }).map(
      ({ comment: { id: at }, kind }) => `${kind} ${at}`,
    );

  it('[DK39] is the way from the root down, then the four newest neighbours, oldest first', () => {
    expect(around('new', 'p')).toEqual([
      'above r',
      'above p',
      'beside b4',
      'beside b5',
      'beside b6',
      'beside b7',
    ]);
  });

  it('[DK39] of a root is the other roots, and never the comment itself', () => {
    expect(around('new', null)).toEqual(['beside r', 'beside s']);
    expect(around('s', null)).toEqual(['beside r']);
    expect(around('new', 'gone')).toEqual([]);
  });
});

describe('plain text', () => {
  it('[DK39] keeps words and lines, and drops tags', () => {
    expect(plainText('<p>Satu<br>dua</p><p>tiga &lt;b&gt; &amp;amp; &#128512;&#x41;</p>')).toBe(
      'Satu\ndua\ntiga <b> &amp; 😀A',
    );
    expect(plainText('<ul><li><a href="https://x.example/?a=1&amp;b">tautan</a></li></ul>')).toBe(
      'tautan',
    );
    expect(plainText('&#99999999;&nope;')).toBe('');
  });

  it('[DK39] says escaped text as it was', () => {
    const escaped = (text: string) =>
      text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)!};`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(`<p>${escaped(text)}</p>`)).toBe(text.replace(/\n{2,}/g, '\n').trim());
      }),
    );
  });
});
