/** What a setting may look like, as schemas from the text of an environment variable to a value. */
import { isIP } from 'node:net';
import * as v from 'valibot';

/** A whole number between two bounds. */
export const integer = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/u, 'must be a whole number'),
    v.transform(Number),
    v.minValue(min, `must be at least ${String(min)}`),
    v.maxValue(max, `must be at most ${String(max)}`),
  );

/** One of some words. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  v.picklist(words, `must be one of: ${words.join(', ')}`);

/** Text that is not empty. */
export const filled = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));

const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(text);
  return /^https?:$/u.test(protocol) && `${pathname}${search}${hash}${username}${password}` === '/';
};

/** Scheme, host and port, nothing behind them. */
export const originUrl = v.pipe(
  v.string(),
  v.check(isOrigin, 'must be an address like https://komentar.example, without a path'),
  v.transform((text) => new URL(text).origin),
);

/** A database the store can open. */
export const databaseUrl = v.pipe(
  v.string(),
  v.regex(
    /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/u,
    'must begin with sqlite:, postgres:// or postgresql://',
  ),
);

/** A Redis that nodes meet at. */
export const redisUrl = v.pipe(
  v.string(),
  v.regex(/^rediss?:\/\/[^/?#]+(?:\/\d*)?$/u, 'must be an address like redis://localhost:6379'),
);

const isNetwork = (entry: string): boolean => {
  const [address = '', prefix] = entry.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const fits = prefix === undefined || (/^\d{1,3}$/u.test(prefix) && Number(prefix) <= bits);
  return entry === 'loopback' || (isIP(address) !== 0 && fits);
};

/** Networks, separated by commas. Trusting everybody (`true`) would let everybody choose an address. */
export const networks = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
  v.check(
    (entries) => entries.every(isNetwork),
    'must list addresses, networks like 10.0.0.0/8 or the word loopback, separated by commas',
  ),
);
