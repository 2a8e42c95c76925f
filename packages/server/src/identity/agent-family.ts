/** Names the browser and system of a session, as coarsely as a person needs to know their own again. */

type Row = readonly [name: string, sign: RegExp];

/** In order: what calls itself several things is the first of them. */
const BROWSERS: readonly Row[] = [
  ['Edge', /\bEdg(?:A|iOS)?\//u],
  ['Opera', /\bOPR\//u],
  ['Samsung Internet', /\bSamsungBrowser\//u],
  ['Firefox', /\b(?:Firefox|FxiOS)\//u],
  ['Chrome', /\b(?:Chrome|Chromium|CriOS)\//u],
  ['Safari', /\bSafari\//u],
  ['curl', /^curl\//u],
];

const SYSTEMS: readonly Row[] = [
  ['Android', /\bAndroid\b/u],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/u],
  ['Windows', /\bWindows\b/u],
  ['ChromeOS', /\bCrOS\b/u],
  ['macOS', /\bMac OS X\b/u],
  ['Linux', /\bLinux\b/u],
];

const nameIn = (rows: readonly Row[], header: string): string | undefined =>
  rows.find(([, sign]) => sign.test(header))?.[0];

/**
 * Browser and system of a `User-Agent` header, like `Firefox, Android`; `undefined` where neither
 * is known. Nothing else of the header is kept: no version, no device.
 */
export const agentFamily = (header: string | undefined): string | undefined => {
  const known = header?.slice(0, 500) ?? '';
  const names = [nameIn(BROWSERS, known), nameIn(SYSTEMS, known)];
  return names.filter((name) => name !== undefined).join(', ') || undefined;
};
