/**
 * Passes koran.example/komentar/* to a Komentar server, live connections included.
 * Route: koran.example/komentar/* ; variable KOMENTAR_URL: https://komentar.koran.example
 * Set KOMENTAR_TRUST_PROXY to Cloudflare's published networks, so that limits count readers.
 */
const PREFIX = '/komentar';
const NOT_FOR_READERS = /^\/(?:dashboard|metrics)(?:\/|$)/;

export default {
  async fetch(request, { KOMENTAR_URL }) {
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice(PREFIX.length) || '/';
    if (NOT_FOR_READERS.test(path)) return new Response('Not found\n', { status: 404 });
    // A request made of a request keeps its method, headers and body, an upgrade among them.
    const onward = new Request(new URL(path + search, KOMENTAR_URL), request);
    onward.headers.set('x-forwarded-proto', 'https');
    onward.headers.set('x-forwarded-host', new URL(request.url).host);
    return fetch(onward, { redirect: 'manual' });
  },
};
