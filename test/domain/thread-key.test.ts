/** Which pages share a thread: the vectors of addresses, and what holds for any address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl, threadKey } from '#domain/thread-key.js';

const FOLDED: readonly (readonly [raw: string, normalised: string])[] = [
  ['https://www.koran.id/a/b/?utm_source=x&fbclid=1#c', 'koran.id/a/b'],
  ['http://koran.id//a///b', 'koran.id/a/b'],
  ['https://m.koran.id/a/b/index.html', 'koran.id/a/b'],
  ['https://koran.id/a/b?page=all', 'koran.id/a/b'],
  ['https://koran.id/a/b?page=2', 'koran.id/a/b'],
  ['https://koran.id/a/b/page/3', 'koran.id/a/b'],
  ['https://koran.id/a/b/amp/', 'koran.id/a/b'],
  ['https://amp.koran.id/a/b', 'koran.id/a/b'],
  ['https://koran.id/?p=123&utm_medium=wa', 'koran.id/?p=123'],
  ['https://koran.id/baca.php?id=9&ref=home', 'koran.id/baca.php?id=9'],
  ['https://koran.id/cari?id=9', 'koran.id/cari'],
  ['https://koran.id/%7Ebudi/kopi%2dsusu', 'koran.id/~budi/kopi-susu'],
  ['https://koran.id/\u00e9', 'koran.id/%C3%A9'],
  ['https://koran.id/e\u0301', 'koran.id/%C3%A9'],
  ['https://koran.id/%c3%a9', 'koran.id/%C3%A9'],
  ['https://KORAN.id:443/A', 'koran.id/A'],
  ['https://koran.id/#!/artikel/1', 'koran.id/#!/artikel/1'],
  ['https://koran.id/a?cb=1', 'koran.id/a'],
  ['https://koran.id', 'koran.id/'],
  ['https://koran.id/', 'koran.id/'],
  /* Our own. */
  ['HTTP://Koran.ID/A', 'koran.id/A'],
  ['http://koran.id:80/a', 'koran.id/a'],
  ['http://koran.id:443/a', 'koran.id/a'],
  ['http://localhost:3100/demo/banjir', 'localhost:3100/demo/banjir'],
  ['https://koran.id./a', 'koran.id/a'],
  ['https://www.m.koran.id/a', 'koran.id/a'],
  ['https://m.id/a', 'm.id/a'],
  ['https://m.co.id/a', 'm.co.id/a'],
  ['https://mekar.koran.id/a', 'mekar.koran.id/a'],
  ['https://pembaca:rahasia@koran.id/a', 'koran.id/a'],
  ['https://bücher.example/a', 'xn--bcher-kva.example/a'],
  ['https://koran.id/a/./b/../c', 'koran.id/a/c'],
  ['https://koran.id/a/%2E%2e/c', 'koran.id/c'],
  ['https://koran.id\\a\\b', 'koran.id/a/b'],
  ['  https://koran.id/a\n', 'koran.id/a'],
  ['https://koran.id/a%2fb', 'koran.id/a%2Fb'],
  ['https://koran.id/100%', 'koran.id/100%25'],
  ['https://koran.id/%%34%31', 'koran.id/%2541'],
  ['https://koran.id/%ff%fe', 'koran.id/%FF%FE'],
  ['https://koran.id/a b|c', 'koran.id/a%20b%7Cc'],
  ['https://koran.id/a/halaman/2', 'koran.id/a'],
  ['https://koran.id/a?halaman=2', 'koran.id/a'],
  ['https://koran.id/a/page/2/amp', 'koran.id/a'],
  ['https://koran.id/a/amp/index.php', 'koran.id/a'],
  ['https://koran.id/berita/2024', 'koran.id/berita/2024'],
  ['https://koran.id/halaman/tentang', 'koran.id/halaman/tentang'],
  ['https://koran.id/lampu/amplop', 'koran.id/lampu/amplop'],
  ['https://koran.id/index.php?p=7', 'koran.id/?p=7'],
  ['https://koran.id/baca.aspx?NID=4&sid=2&nid=5', 'koran.id/baca.aspx?nid=5&sid=2'],
  ['https://koran.id/?story=a+b%20c', 'koran.id/?story=a%20b%20c'],
  ['https://koran.id/>%cc%81', 'koran.id/%3E%CC%81'],
  ['https://koran.id/baca.asp?ID=9', 'koran.id/baca.asp?id=9'],
  ['https://koran.id/?p=', 'koran.id/'],
  ['https://koran.id/a#bagian-2', 'koran.id/a'],
  ['https://koran.id/#!', 'koran.id/'],
  ['https://constructor/a', 'constructor/a'],
];

const REFUSED = [
  'file:///etc/hosts',
  'about:blank',
  'chrome-extension://abc/a.html',
  'javascript:alert(1)',
  'data:text/html,a',
  'blob:https://koran.id/1',
  'ftp://koran.id/a',
  'koran.id/a',
  '/a/b',
  '//koran.id/a',
  'https://',
  'https://ko ran.id/',
  'https://...',
  'https://koran.id../a',
  '',
  `https://koran.id/${'a'.repeat(5000)}`,
  `https://koran.id/${'é'.repeat(1000)}`,
];

describe('addresses', () => {
  it.each(FOLDED)('[TK3] %s is filed as %s', (raw, normalised) => {
    expect(normaliseUrl(raw)).toBe(normalised);
  });

  it.each(REFUSED)('[TK4] no thread is filed under %j', (raw) => {
    expect(normaliseUrl(raw)).toBeUndefined();
  });

  it('[TK5] every vector, normalised again, stays as it is', () => {
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
  it('[TK5] normalising twice is normalising once', () => {
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
