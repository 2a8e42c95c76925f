/** One body in the encodings browsers ask for, each made once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Below this many bytes compressing costs more than it saves. */
const SMALL = 1024;
/** Of 0 to 11; at 5 brotli is as fast as gzip and a tenth smaller. */
const BROTLI_QUALITY = 5;

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding a client accepts; `q=0` is a refusal. */
export const encodingFor = (accepts: string | string[] | undefined): Encoding => {
  const named = String(accepts ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/u.test(part))
    .map((part) => part.split(';')[0]?.trim());
  if (named.includes('br')) return 'br';
  return named.includes('gzip') ? 'gzip' : 'identity';
};

const PACK: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    toBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => toGzip(body),
  identity: (body) => Promise.resolve(body),
};

export class EncodedBody {
  readonly #plain: Buffer;
  readonly #ready = new Map<Encoding, Buffer>();
  readonly #making = new Map<Encoding, Promise<Buffer>>();

  constructor(text: string) {
    this.#plain = Buffer.from(text);
    this.#ready.set('identity', this.#plain);
  }

  /** Memory it takes once it was asked for in every encoding: none of them is longer than the text. */
  get mostBytes(): number {
    return 3 * this.#plain.length;
  }

  /** The encoding that will be used for a client that accepts `wanted`. */
  encodingFor(wanted: Encoding): Encoding {
    return this.#plain.length < SMALL ? 'identity' : wanted;
  }

  /** The bytes in an encoding, where somebody asked for them before. */
  ready(encoding: Encoding): Buffer | undefined {
    return this.#ready.get(encoding);
  }

  /** The bytes in an encoding, made once however many ask at the same time. */
  bytes(encoding: Encoding): Promise<Buffer> {
    const making = this.#making.get(encoding) ?? this.#make(encoding);
    this.#making.set(encoding, making);
    return making;
  }

  async #make(encoding: Encoding): Promise<Buffer> {
    const bytes = await PACK[encoding](this.#plain);
    this.#ready.set(encoding, bytes);
    return bytes;
  }
}
