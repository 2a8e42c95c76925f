/** The headers of every kind of response, each kind one row. */

const NO_SNIFF = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } as const;

/** Data is never a page: nothing of it runs, nothing frames it. */
const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";

const DATA = {
  ...NO_SNIFF,
  'content-security-policy': DATA_CSP,
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** `connectTo`: the origins a page may open live connections to, beside its own. */
const pageCsp = (connectTo: readonly string[], frames: 'none' | 'self' = 'none'): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(frames === 'self' ? ["frame-src 'self'"] : []),
    `frame-ancestors '${frames}'`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html dompurify',
  ].join('; ');

/** Answers to commands, and refusals of every kind. */
export const ANSWER_HEADERS = { ...DATA, 'cache-control': 'no-store' } as const;

/** Public reads: the same bytes for everyone, kept by caches on the way for some seconds. */
export const READ_HEADERS = {
  ...DATA,
  'cache-control': 'public, max-age=0, s-maxage=5, stale-while-revalidate=30',
  'access-control-allow-origin': '*',
  vary: 'Accept-Encoding',
} as const;

/** A public read that failed: readable by every page, kept by nobody. */
export const REFUSED_READ_HEADERS = {
  ...ANSWER_HEADERS,
  'access-control-allow-origin': '*',
} as const;

const SCRIPT = {
  ...NO_SNIFF,
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  vary: 'Accept-Encoding',
} as const;

/** The loader keeps its name and so must be fetched anew after an upgrade. */
export const LOADER_HEADERS = {
  ...SCRIPT,
  'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
} as const;

/** Files that carry a hash of their content in their name. */
export const CHUNK_HEADERS = {
  ...SCRIPT,
  'cache-control': 'public, max-age=31536000, immutable',
} as const;

/** The desk: strict, never framed, never cached, never shared with another site. */
export const deskHeaders = (connectTo: readonly string[]): Readonly<Record<string, string>> => ({
  ...NO_SNIFF,
  'content-security-policy': pageCsp(connectTo),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
});

/** Pages of the demo newspaper; as strict as a host page can be, so that the demo proves that the section works there. */
export const pageHeaders = (connectTo: readonly string[]): Readonly<Record<string, string>> => ({
  ...NO_SNIFF,
  'referrer-policy': 'same-origin',
  'content-security-policy': pageCsp(connectTo),
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
});

/** The preview, whose one page shows the other; its sections live on canned answers. */
export const stageHeaders: Readonly<Record<string, string>> = {
  ...NO_SNIFF,
  'content-security-policy': pageCsp([], 'self'),
  'cross-origin-opener-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-cache',
};

/**
 * Pages that need no script and so may run none. They say whose page a form stands on, which
 * `no-referrer` would hide, and are not kept, because they show a guest the own comments.
 */
export const HOSTED_HEADERS = {
  ...NO_SNIFF,
  'referrer-policy': 'same-origin',
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
} as const;

/** For the operator's own eyes and machines. */
export const OPERATOR_HEADERS = {
  ...NO_SNIFF,
  'content-security-policy': DATA_CSP,
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** One year, for servers whose public address is https. */
export const HSTS = 'max-age=31536000';
