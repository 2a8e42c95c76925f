/** How large a message over the live connection may be. */
import { HTTP_BYTES, SOCKET_BYTES } from '@komentar/protocol';

/**
 * Above this the library ends the connection, since it cannot know what was asked. Between it and
 * the limit of a message there is room for an answer that says so.
 */
export const FRAME_BYTES = HTTP_BYTES;

/** True where a message, written as JSON, is over the limit; also where it cannot be written. */
export const isTooLarge = (message: readonly unknown[]): boolean => {
  try {
    return Buffer.byteLength(JSON.stringify(message)) > SOCKET_BYTES;
  } catch {
    return true;
  }
};
