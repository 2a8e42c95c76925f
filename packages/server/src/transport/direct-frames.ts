/**
 * Writes the frames of a broadcast straight to the readers' connections.
 *
 * Socket.IO encodes a broadcast once and then takes it through a queue, two lists of callbacks and
 * five events for each connection, and writes head and body of the frame apart. Where a connection
 * has nothing else under way, one write of the whole frame does the same: `npm run bench -- fan-out`
 * shows what it saves. Everything else goes the usual way, so the order stays.
 */
import type { Server, Socket } from 'socket.io';

type Connection = Socket['conn'];
type Write = Connection['write'];

/** So much a connection may be behind before it is cut off; its reader comes back and catches up. */
const MOST_BYTES_BEHIND = 1024 * 1024;
/** The same for one that asks over HTTP: notices of a few hundred bytes to some thousand. */
const MOST_PACKETS_BEHIND = 1_000;

/** What Engine.IO's transport holds of the WebSocket; neither types it. */
interface WebSocketLike {
  readonly bufferedAmount: number;
  readonly terminate: () => void;
  readonly _sender?: { readonly sendFrame?: (frame: readonly Buffer[], sent?: () => void) => void };
}

/** The options of a broadcast, which all its connections share. */
interface Options {
  wsPreEncodedFrame?: readonly Buffer[];
}

const webSocketOf = ({ transport }: Connection): WebSocketLike | undefined =>
  transport.name === 'websocket'
    ? (transport as unknown as { readonly socket?: WebSocketLike }).socket
    : undefined;

interface Queue {
  readonly writeBuffer: readonly unknown[];
}

const packetsBehind = (connection: Connection): number =>
  (connection as unknown as Queue).writeBuffer.length;

const isBehind = (connection: Connection): boolean =>
  packetsBehind(connection) > MOST_PACKETS_BEHIND ||
  (webSocketOf(connection)?.bufferedAmount ?? 0) > MOST_BYTES_BEHIND;

const cut = (connection: Connection): void => {
  const socket = webSocketOf(connection);
  // Closing would queue up behind what is not taken.
  if (socket) socket.terminate();
  else connection.close(true);
};

/** The frame in one piece, joined by the first connection that needs it. */
const wholeFrame = (options: Options): readonly Buffer[] | undefined => {
  const { wsPreEncodedFrame: frame } = options;
  if (frame === undefined || frame.length < 2) return frame;
  options.wsPreEncodedFrame = [Buffer.concat(frame)];
  return options.wsPreEncodedFrame;
};

/** True where the frame was written; a connection in the middle of something else takes it in its turn. */
const writeFrame = (connection: Connection, options: Options): boolean => {
  const sender = webSocketOf(connection)?._sender;
  const isFree =
    connection.readyState === 'open' &&
    connection.transport.writable &&
    packetsBehind(connection) === 0;
  const frame = isFree ? wholeFrame(options) : undefined;
  if (frame === undefined || sender?.sendFrame === undefined) return false;
  sender.sendFrame(frame);
  return true;
};

/** @param cutOff hears of every connection that was given up because it takes nothing any more */
export const writeDirectly = (io: Server, cutOff: () => void): void => {
  const engine = io.engine as {
    on(event: 'connection', heard: (connection: Connection) => void): void;
  };
  engine.on('connection', (connection) => {
    const usual: Write = connection.write.bind(connection);
    connection.write = (...args) => {
      if (isBehind(connection)) {
        cutOff();
        cut(connection);
        return connection;
      }
      const options = args[1] as Options | undefined;
      return options && writeFrame(connection, options) ? connection : usual(...args);
    };
  });
};
