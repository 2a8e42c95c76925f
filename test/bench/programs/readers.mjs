/*
 * Many readers of one thread in one process, who say when the last of them has heard.
 *
 * They speak just enough WebSocket and Socket.IO to join and listen: a full client takes longer
 * to unpack a notice than the server takes to send it, and would be all that is measured.
 */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

/** Handshakes under way at the same time. */
const AT_ONCE = 50;
const NOTICES = ['42["comment:published"', '42["comment:gone"'];

/** Milliseconds on a clock that all processes of the machine share. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** A text frame. The mask that clients must send is zero, so the text stays as it is. @param {string} text */
const toFrame = (text) => {
  const body = Buffer.from(text);
  const size = body.length < 126 ? [body.length] : [126, body.length >> 8, body.length & 255];
  return Buffer.concat([
    Buffer.from([0x81, 0x80 | (size[0] ?? 0), ...size.slice(1), 0, 0, 0, 0]),
    body,
  ]);
};

/** Bytes before the text and bytes of the text; servers send no mask. @param {Buffer} bytes */
const sizesOf = (bytes) => {
  if (bytes.length < 4) return undefined;
  const short = bytes[1] ?? 0;
  if (short < 126) return { head: 2, body: short };
  if (short === 126) return { head: 4, body: bytes.readUInt16BE(2) };
  throw new Error('a frame of more than 64 KiB');
};

/** Calls back with the text of each frame in the stream. @param {(text: string) => void} heard */
const reader = (heard) => {
  let rest = Buffer.alloc(0);
  return (/** @type {Buffer} */ chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let sizes = sizesOf(rest); sizes; sizes = sizesOf(rest)) {
      const end = sizes.head + sizes.body;
      if (rest.length < end) return;
      heard(rest.toString('utf8', sizes.head, end));
      rest = rest.subarray(end);
    }
  };
};

let readers = 0;
let heardBy = 0;
let firstAt = 0;

/** @param {string} text */
const hear = (text) => {
  heardBy += 1;
  if (heardBy === 1) firstAt = now();
  if (heardBy < readers) return;
  heardBy = 0;
  process.send?.({ firstAt, lastAt: now(), text });
};

const fail = (/** @type {string} */ why) => {
  console.error(`readers: ${why}`);
  process.exit(1);
};

/** Resolves when one reader has joined. @param {number} port @param {unknown} input */
const join = (port, input) =>
  new Promise((resolve) => {
    const handshake = request({
      ...{ host: '127.0.0.1', port, path: '/v1/live?EIO=4&transport=websocket', agent: false },
      headers: {
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    handshake.on('response', ({ statusCode }) => fail(`refused with ${statusCode}`));
    handshake.on('error', ({ message }) => fail(message));
    handshake.on('upgrade', (_response, socket, head) => {
      const send = (/** @type {string} */ text) => socket.write(toFrame(text));
      const take = reader((text) => {
        if (NOTICES.some((notice) => text.startsWith(notice))) return hear(text);
        if (text === '2') return send('3'); // Still there.
        if (text.startsWith('42["presence:changed"')) return; // How many there are is not measured.
        if (text.startsWith('0')) return send('40');
        if (text.startsWith('40')) return send(`420${JSON.stringify(['thread:join', input])}`);
        if (text.startsWith('430[{"ok":true')) return resolve(undefined);
        fail(`unexpected: ${text.slice(0, 200)}`);
      });
      socket.setNoDelay(true);
      socket.on('data', take).on('close', () => fail('a connection was closed'));
      if (head.length > 0) take(head);
    });
    handshake.end();
  });

process.on('message', async (/** @type {{ port: number, count: number, input: unknown }} */ m) => {
  readers = m.count;
  for (let open = 0; open < readers; open += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, readers - open) });
    await Promise.all(some.map(() => join(m.port, m.input)));
  }
  process.send?.({ joined: readers });
});
process.on('disconnect', () => process.exit());
