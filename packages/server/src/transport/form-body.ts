/** Reads the body of a plain HTML form, and nothing else. */
import type { FastifyInstance } from 'fastify';
import { HTTP_BYTES } from '@komentar/protocol';
import { Refusal } from '../use-case.js';

/** Each field once; of a repeated one the first counts. */
export type FormFields = Readonly<Record<string, string>>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Fields of a query or a body in the form's own encoding. */
export const fieldsIn = (search: string): FormFields => {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(search)) fields[name] ??= value;
  return fields;
};

/** Every character of a text may be escaped with nine of the form's. */
const FORM_BYTES = 2 * HTTP_BYTES;

/** Lets the routes of `scope`, and no others, be sent a form. */
export const acceptOnlyForms = (scope: FastifyInstance): void => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: FORM_BYTES },
    (_request, body, done) => {
      try {
        done(null, fieldsIn(utf8.decode(body as Buffer)));
      } catch {
        done(new Refusal('invalid'));
      }
    },
  );
};
