#!/usr/bin/env node
/**
 * Serves the examples of this folder, as a newspaper's own server would, against a running Komentar server.
 * KOMENTAR_URL (http://localhost:3100) is that server, PORT (3200) where the pages are.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProxy } from './proxy/node-proxy.mjs';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Every page with what it shows, in the order of the README. */
export const EXAMPLES = {
  plain: 'an article page with the two lines that every page needs',
  react: 'React 19: elements that come, go and change their thread',
  proxy: 'everything through the page’s own origin',
  'strict-csp': 'the strictest content security policy, sent as a header',
  'hostile-css': 'a stylesheet that restyles everything on the page',
  newspaper: 'a newspaper with “A A A Pengaturan Font” and a night mode of its own',
};

const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

/** The address the pages name, replaced by the one of the server at hand. */
const WRITTEN = 'http://localhost:3100';

/** The only page that needs building: JSX is no JavaScript, and React comes as CommonJS. */
const buildReact = async () => {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [join(FOLDER, 'react/app.jsx')],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return built.outputFiles[0].text;
};

const contents = () => {
  const items = Object.entries(EXAMPLES).map(
    ([name, shows]) => `<li><a href="/${name}/">${name}</a>: ${shows}</li>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Komentar: examples</title><link rel="icon" href="data:,"><h1>Examples</h1><ul>${items.join('')}</ul></html>`;
};

/** Starts serving; `port` 0 takes any free one. Answers the address and how to stop. */
export const serveExamples = async ({ upstream = WRITTEN, port = 3200 } = {}) => {
  const proxy = createProxy({ upstream });
  const react = buildReact();
  const read = async (path) => {
    if (path === '/react/app.js') return react;
    const file = normalize(path.endsWith('/') ? `${path}index.html` : path);
    const [, folder, name, ...rest] = file.split('/');
    if (!Object.hasOwn(EXAMPLES, folder) || rest.length > 0 || !TYPES[extname(name ?? '')]) return;
    const text = await readFile(join(FOLDER, folder, name), 'utf8').catch(() => undefined);
    return text?.replaceAll(WRITTEN, upstream);
  };
  const server = createServer(async (incoming, answer) => {
    if (proxy.request(incoming, answer)) return;
    const { pathname } = new URL(incoming.url, 'http://localhost');
    const text = pathname === '/' ? contents() : await read(pathname).catch(() => undefined);
    if (text === undefined) {
      answer.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    answer.writeHead(200, {
      'content-type': TYPES[extname(pathname)] ?? TYPES['.html'],
      ...(pathname.startsWith('/strict-csp/') && { 'content-security-policy': STRICT }),
    });
    answer.end(text);
  });
  server.on('upgrade', (incoming, socket, head) => {
    if (!proxy.upgrade(incoming, socket, head)) socket.destroy();
  });
  await new Promise((resolve) => server.listen(port, resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serveExamples({
    upstream: process.env.KOMENTAR_URL ?? WRITTEN,
    port: Number(process.env.PORT ?? 3200),
  });
  console.log(`Examples at ${url}`);
}
