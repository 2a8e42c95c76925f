/** Reads a request body as JSON and as nothing else. */
import type { FastifyInstance } from 'fastify';
import { HTTP_BYTES } from '@komentar/protocol';
import { Refusal } from '../use-case.js';

/** Bytes that are no UTF-8 are refused, not replaced: what is stored must be what was sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    throw new Refusal('invalid');
  }
};

/** Takes Fastify's own parsers away (it would accept `text/plain`) and puts the one in. */
export const acceptOnlyJson = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: HTTP_BYTES },
    (_request, body, done) => {
      try {
        done(null, parse(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
};
