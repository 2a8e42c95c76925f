/** What stands before the nodes: passes each connection on to the next node that takes it, and knows nothing of what is said. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface Front {
  /** Without a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const opened = (url: string): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });

/** One after the other, from where the last connection went on. */
const taken = async (urls: readonly string[], turn: number): Promise<Socket | undefined> => {
  for (let n = 0; n < urls.length; n += 1) {
    const socket = await opened(urls[(turn + n) % urls.length] ?? '');
    if (socket) return socket;
  }
  return undefined;
};

const join = (client: Socket, node: Socket): void => {
  for (const [one, other] of [
    [client, node],
    [node, client],
  ] as const) {
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
};

/** @param nodes asked anew for each connection */
export const startFront = async (nodes: () => readonly string[]): Promise<Front> => {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer({ pauseOnConnect: true }, (client) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    turn += 1;
    void taken(nodes(), turn).then((node) => {
      if (node === undefined) return client.destroy();
      join(client, node);
      client.resume();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
