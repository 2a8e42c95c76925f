/** What is said of pages that are nobody's: the exact origin to allow, and nothing a stranger could write into the log. */
import { expect, test } from 'vitest';
import { createTurnAway, originHint } from '#server/observe/turned-away.js';

test('[OP40] the hint names the origin exactly as a browser wrote it', () => {
  expect(originHint('https://koran.example', 'koran')).toBe(
    'Add it with: komentar site origin koran --add https://koran.example',
  );
  expect(originHint('http://localhost:8080')).toBe(
    'Add it with: komentar site origin <id> --add http://localhost:8080',
  );
});

test('[OP40] what is no exact origin is not repeated', () => {
  for (const asking of [
    'null',
    '',
    'https://koran.example/jalan',
    'https://KORAN.example',
    'https://a:b@koran.example',
    'chrome-extension://abcdef',
    'https://koran.example; rm -rf ~',
    `https://${'x'.repeat(300)}.example`,
    'javascript:alert(1)',
  ])
    expect([asking, originHint(asking)]).toEqual([
      asking,
      'It has no origin of its own: it is a file, a sandboxed frame, or hides where it comes from.',
    ]);
});

test('[OP40] strangers cannot fill the log: each origin once, and a hundred of them in an hour', () => {
  let now = 0;
  const lines: unknown[] = [];
  const turnAway = createTurnAway({ warn: (_, facts) => void lines.push(facts) }, () => now);
  for (let round = 0; round < 3; round += 1)
    for (let n = 0; n < 500; n += 1)
      expect(turnAway(`https://a${String(n)}.example`).code).toBe('origin-not-allowed');
  expect(lines).toHaveLength(100);
  now += 60 * 60_000;
  turnAway('https://a0.example', 'koran');
  expect(lines.at(-1)).toEqual({
    hint: 'Add it with: komentar site origin koran --add https://a0.example',
  });
  expect(lines).toHaveLength(101);
});
