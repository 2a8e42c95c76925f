/** Finds the address a request really comes from and names it by a keyed hash. */
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/iu;

/** One spelling: IPv4 in IPv6 clothes becomes IPv4, zones are dropped. */
const plain = (address: string): string => (address.split('%')[0] ?? '').replace(MAPPED, '');

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Networks by their prefix. */
export class Networks {
  readonly #list = new BlockList();

  /** Each entry is an address, a network (`10.0.0.0/8`) or `loopback`; throws on anything else. */
  constructor(entries: readonly string[]) {
    for (const entry of entries) this.#add(entry);
  }

  has(address: string): boolean {
    const it = plain(address);
    return isIP(it) !== 0 && this.#list.check(it, familyOf(it));
  }

  #add(entry: string): void {
    if (entry === 'loopback') return ['127.0.0.0/8', '::1'].forEach((part) => this.#add(part));
    const [address = '', prefix] = entry.split('/');
    if (isIP(address) === 0) throw new TypeError(`not an address: ${entry}`);
    if (prefix === undefined) return this.#list.addAddress(address, familyOf(address));
    if (!/^\d{1,3}$/u.test(prefix)) throw new TypeError(`not a network: ${entry}`);
    this.#list.addSubnet(address, Number(prefix), familyOf(address));
  }
}

const LOOPBACK = new Networks(['loopback']);

/** True where an address is the machine's own. */
export const isLoopback = (address: string): boolean => LOOPBACK.has(address);

const forwardedFor = (request: IncomingMessage): string[] =>
  String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => plain(part.trim()));

/**
 * The nearest address that is not a trusted proxy's. What is further left in `X-Forwarded-For` was
 * written by strangers and is not believed; without trusted proxies none of it is.
 */
export const addressOf = (request: IncomingMessage, proxies: Networks): string => {
  let address = plain(request.socket.remoteAddress ?? '');
  for (const hop of forwardedFor(request).reverse()) {
    if (isIP(hop) === 0 || !proxies.has(address)) break;
    address = hop;
  }
  return address;
};

/** The eight groups of an IPv6 address. */
const groupsOf = (address: string): string[] => {
  const [left = '', right] = address.split('::');
  const head = left === '' ? [] : left.split(':');
  if (right === undefined) return head;
  const tail = right === '' ? [] : right.split(':');
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...gap, ...tail];
};

/** What is limited together: one IPv4 address, or the /64 an IPv6 subscriber gets whole. */
export const limitedNetwork = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address).slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};

const DAY_MS = 86_400_000;

/**
 * Names an address so that it cannot be told from the name. The key changes with the day, so that
 * names of different days cannot be joined.
 */
export const hashAddress = (address: string, key: Uint8Array, now: number): string => {
  const day = String(Math.floor(now / DAY_MS));
  const ofToday = createHmac('sha256', key).update(day).digest();
  return createHmac('sha256', ofToday)
    .update(limitedNetwork(address))
    .digest('base64url')
    .slice(0, 22);
};
