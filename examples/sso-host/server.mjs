#!/usr/bin/env node
/**
 * A tiny newspaper with accounts of its own, whose readers comment under the names they have there.
 * KOMENTAR_SECRET is the secret that the Komentar server was given for the site (required),
 * KOMENTAR_URL (http://localhost:3100) that server, PORT (3300) where the newspaper is.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';

const SITE = 'koran';

/** The newspaper's readers. A real one has passwords; here a click is enough. */
const READERS = {
  laras: { id: 'akun-1041', name: 'Laras Puspita', badges: ['Pelanggan'] },
  damar: { id: 'akun-2387', name: 'Damar Wicaksana', badges: ['Kontributor', 'Juri Foto'] },
};

/** Signed-in readers by the secret in their cookie; gone when this program ends. */
const sessions = new Map();

const sessionIn = ({ headers }) => /(?:^|; )sesi=([\w-]+)/.exec(headers.cookie ?? '')?.[1];
const readerOf = (request) => READERS[sessions.get(sessionIn(request))];

/**
 * What Komentar wants to know of a reader, signed: who (`sub`, which never changes), for which
 * site (`aud`), under which name, and for how long (15 minutes at most). `badges` and `email` may
 * be left out.
 */
export const tokenFor = ({ id, name, badges }, secret) =>
  new SignJWT({ name, badges })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setAudience(SITE)
    .setIssuedAt()
    .setExpirationTime('10m')
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(secret));

const page = await readFile(new URL('index.html', import.meta.url), 'utf8');
const script = await readFile(new URL('page.js', import.meta.url), 'utf8');

const greeting = (reader) =>
  reader
    ? `<form method="post" action="/keluar"><p>Masuk sebagai <strong>${reader.name}</strong> <button>Keluar</button></p></form>`
    : `<form method="post" action="/masuk"><p>Masuk sebagai ${Object.entries(READERS)
        .map(([key, { name }]) => `<button name="pembaca" value="${key}">${name}</button>`)
        .join(' atau ')}</p></form>`;

const formOf = async (request) => {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 1000) break;
  }
  return new URLSearchParams(text);
};

/** Back to the page, with a cookie that no script and no other site's form can use. */
const goBack = (answer, session, maxAge) =>
  answer
    .writeHead(303, {
      location: '/',
      'set-cookie': `sesi=${session}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax`,
    })
    .end();

const signIn = async (request, answer) => {
  const who = (await formOf(request)).get('pembaca') ?? '';
  if (!Object.hasOwn(READERS, who)) return answer.writeHead(400).end('Siapa?\n');
  const session = randomBytes(24).toString('base64url');
  sessions.set(session, who);
  return goBack(answer, session, 86_400);
};

const signOut = (request, answer) => {
  sessions.delete(sessionIn(request));
  return goBack(answer, '', 0);
};

/** Starts the newspaper; `port` 0 takes any free one. Answers its address and how to stop. */
export const serveNewspaper = async ({
  secret,
  komentar = 'http://localhost:3100',
  port = 3300,
}) => {
  const routes = {
    'GET /': (request, answer) =>
      answer
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .end(
          page
            .replace('<!-- masuk -->', greeting(readerOf(request)))
            .replaceAll('http://localhost:3100', komentar),
        ),
    'GET /page.js': (_request, answer) =>
      answer.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script),
    // Only this newspaper's own pages can read the answer: it allows no other origin.
    'GET /komentar-token': async (request, answer) => {
      const reader = readerOf(request);
      const token = reader ? await tokenFor(reader, secret) : null;
      answer
        .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify({ token }));
    },
    'POST /masuk': signIn,
    'POST /keluar': signOut,
  };
  const server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const route = routes[`${request.method} ${pathname}`];
    if (route === undefined) return answer.writeHead(404).end('Tidak ada\n');
    return route(request, answer);
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
  const { KOMENTAR_SECRET: secret, KOMENTAR_URL: komentar, PORT } = process.env;
  if (!secret) {
    console.error('KOMENTAR_SECRET is missing: see README.md beside this file.');
    process.exit(1);
  }
  const { url } = await serveNewspaper({
    secret,
    ...(komentar && { komentar }),
    ...(PORT && { port: Number(PORT) }),
  });
  console.log(`Newspaper at ${url}`);
}
