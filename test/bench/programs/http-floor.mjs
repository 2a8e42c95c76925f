// The floor of cached reads: node:http sending prepared bytes, a 304 where the client has them already.
import { createServer } from 'node:http';

/** @typedef {{ status: number, headers: Record<string, string>, body: string }} Prepared body in base64 */

/** @param {Prepared} prepared */
const sender = ({ status, headers, body }) => {
  const bytes = Buffer.from(body, 'base64');
  /** @param {import('node:http').ServerResponse} response */
  return (response) => {
    response.writeHead(status, headers);
    response.end(bytes);
  };
};

/** @param {{ full: Prepared, unchanged: Prepared }} answers */
const serve = ({ full, unchanged }) => {
  const [sendFull, sendUnchanged] = [sender(full), sender(unchanged)];
  const server = createServer((request, response) => {
    if (request.headers['if-none-match'] === undefined) sendFull(response);
    else sendUnchanged(response);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
};

/** Processor time of this process so far, in seconds. */
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

process.on('message', (/** @type {{ answers?: Parameters<typeof serve>[0] }} */ { answers }) => {
  if (answers) serve(answers);
  else process.send?.({ cpuSeconds: cpuSeconds() });
});
process.on('disconnect', () => process.exit());
