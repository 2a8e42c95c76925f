/** Which pages share a thread: the vectors of addresses, and what holds for any address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl, threadKey } from '#domain/thread-key.js';
import { FOLDED, REFUSED } from './addresses.js';

describe('addresses', () => {
  it.each(FOLDED)('[TK3] %s is filed as %s', (raw, normalised) => {
    expect(normaliseUrl(raw)).toBe(normalised);
  });

  it.each(REFUSED)('[TK4] no thread is filed under %j', (raw) => {
    expect(normaliseUrl(raw)).toBeUndefined();
  });

  it('[T-19] [TK5] every vector, normalised again, stays as it is', () => {
    for (const [, normalised] of FOLDED) {
      expect(normaliseUrl(`https://${normalised}`)).toBe(normalised);
    }
  });
});

/* Pieces that have made normalisers stumble, put together at random. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['/', '//', '/./', '/../', '%2e', '%2E%2E', '%', '%%34%31', '%41', '%c3%a9', 'e\u0301'],
    ...['%ff', '%2f', '/amp', '/AMP/', '/page/2', '/halaman/3', '/page/all', '/index.php', '.php'],
    ...[
      '?',
      '&',
      '=',
      'p=1',
      'id=%32',
      'ID=3',
      '+',
      '#',
      '#!',
      '#!/a',
      '\u212a',
      '\u037e',
      '\u1fef',
    ],
    ...['%cc%81', '%E2%84%AA', '|', '^', '`', '"', '\\', '[', ' ', '\t', "'", '{', '\u0344', '한'],
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const host = fc.constantFrom(
  ...['koran.id', 'www.koran.id', 'M.koran.id', 'amp.m.koran.id', 'm.id', 'www.m.co.id', 'a', 'b'],
  ...[
    'koran.id:80',
    'koran.id:443',
    'koran.id:8080',
    '[::1]:3000',
    '127.1',
    'bücher.id',
    'k.id.',
    'k.id..',
    '127.1..',
  ],
);
const scheme = fc.constantFrom('https://', 'http://', 'HTTP:\\', 'https:');
const address = fc
  .tuple(scheme, host, fc.array(piece, { maxLength: 12 }))
  .map(([before, name, pieces]) => `${before}${name}${pieces.join('')}`);

const aliases = fc.dictionary(
  fc.constantFrom('koran.id', 'a', 'b', 'lama.id', 'koran.id:8080', 'm.id'),
  fc.oneof(host, fc.constantFrom('lama.id', '', ' ', 'KORAN.ID', 'x/y', 'http://z')),
);

const again = (normalised: string | undefined): string => `https://${normalised ?? 'koran.id/'}`;

describe('any address', () => {
  it('[T-19] [TK5] normalising twice is normalising once', () => {
    fc.assert(
      fc.property(address, (raw) => {
        const once = normaliseUrl(raw);
        if (once !== undefined) expect(normaliseUrl(again(once))).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('[TK6] the same holds with any table of aliases, rings included', () => {
    fc.assert(
      fc.property(address, aliases, (raw, table) => {
        const rules = { aliases: table };
        const once = normaliseUrl(raw, rules);
        if (once !== undefined) expect(normaliseUrl(again(once), rules)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('[TK3] what comes out is printable ASCII', () => {
    fc.assert(
      fc.property(address, (raw) => {
        expect(normaliseUrl(raw) ?? '').toMatch(/^[\x21-\x7E]*$/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('[TK4] nothing that comes in is thrown back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        expect(() => threadKey({ url: raw })).not.toThrow();
      }),
    );
  });
});

describe('aliases', () => {
  it('[TK6] lead to the host that stands for others, through chains and folded names', () => {
    const rules = {
      aliases: { 'lama.id': 'koran.id', 'kuno.id': 'LAMA.id', 'localhost:3000': 'uji' },
    };
    expect(normaliseUrl('https://lama.id/a', rules)).toBe('koran.id/a');
    expect(normaliseUrl('https://www.kuno.id/a', rules)).toBe('koran.id/a');
    expect(normaliseUrl('http://localhost:3000/a', rules)).toBe('uji/a');
    expect(normaliseUrl('https://lain.id/a', rules)).toBe('lain.id/a');
  });

  it('[TK6] in a ring every member is filed under the same host', () => {
    const rules = { aliases: { 'a.id': 'b.id', 'b.id': 'c.id', 'c.id': 'a.id' } };
    const keys = ['a', 'b', 'c'].map((name) => normaliseUrl(`https://${name}.id/x`, rules));
    expect(new Set(keys)).toEqual(new Set(['a.id/x']));
  });

  it('[TK6] nonsense as an alias is no alias', () => {
    expect(normaliseUrl('https://koran.id/a', { aliases: { 'koran.id': 'ko ran' } })).toBe(
      'koran.id/a',
    );
  });
});

describe('keys', () => {
  it('[TK1] the id of the page wins over its address', () => {
    expect(threadKey({ thread: ' artikel-48213 ', url: 'https://koran.id/a' })).toEqual({
      key: 'id:artikel-48213',
    });
    expect(threadKey({ url: 'https://www.koran.id/a/' })).toEqual({ key: 'u:koran.id/a' });
  });

  it('[TK1] the same id in another composition is the same thread', () => {
    expect(threadKey({ thread: 'kafe\u0301' })).toEqual(threadKey({ thread: 'kaf\u00e9' }));
  });

  it.each(['', '   ', 'a\u0000b', 'a\nb', 'a\u200bb', 'a\u202eb', '\ud800', 'x'.repeat(201)])(
    '[TK2] the id %j is refused, address or not',
    (thread) => {
      expect(threadKey({ thread })).toEqual({ no: 'thread' });
      expect(threadKey({ thread, url: 'https://koran.id/a' })).toEqual({ no: 'thread' });
    },
  );

  it('[TK2] an id of 200 characters is taken', () => {
    expect(threadKey({ thread: 'x'.repeat(200) })).toEqual({ key: `id:${'x'.repeat(200)}` });
  });

  it('[TK4] a bad address is refused as such, and a page that says nothing for its id', () => {
    expect(threadKey({ url: 'about:blank' })).toEqual({ no: 'url' });
    expect(threadKey({})).toEqual({ no: 'thread' });
  });

  it('[TK4] aliases are heeded', () => {
    expect(threadKey({ url: 'https://lama.id/a' }, { aliases: { 'lama.id': 'koran.id' } })).toEqual(
      {
        key: 'u:koran.id/a',
      },
    );
  });
});
