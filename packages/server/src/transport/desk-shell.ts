/** The one HTML page of the moderators' application. */
import { THEME_COLOURS } from './desk-manifest.js';

/** Names of built files hold nothing that would need escaping; anything else is left out. */
const SAFE = /^[\w.-]+$/u;

const fileOf = (manifest: Readonly<Record<string, string>>, entry: string): string | undefined => {
  const file = manifest[entry];
  return file !== undefined && SAFE.test(file) ? file : undefined;
};

const NOT_BUILT =
  '<p>Aplikasi meja moderasi belum dibangun. <span lang="en">Run <code>npm run build</code>.</span></p>';

/** The page for the build's manifest; without a build it says so. */
export const deskShell = (manifest: Readonly<Record<string, string>>): string => {
  const script = fileOf(manifest, 'app');
  const style = fileOf(manifest, 'app.css');
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Meja moderasi – Komentar</title>',
    '<link rel="icon" href="/favicon.ico" type="image/svg+xml">',
    '<link rel="manifest" href="/dashboard/app.webmanifest">',
    ...Object.entries(THEME_COLOURS).map(
      ([look, colour]) =>
        `<meta name="theme-color" content="${colour}" media="(prefers-color-scheme: ${look})">`,
    ),
    ...(style === undefined ? [] : [`<link rel="stylesheet" href="/dashboard/${style}">`]),
    ...(script === undefined ? [] : [`<script type="module" src="/dashboard/${script}"></script>`]),
  ];
  const body =
    script === undefined
      ? NOT_BUILT
      : '<meja-app></meja-app><noscript>Meja moderasi memerlukan JavaScript.</noscript>';
  return `<!doctype html>\n<html lang="id">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
};
