/** The rooms whose connections are counted over all nodes: those of threads and of desk sessions. */
import { DESK_NAMESPACE } from '@komentar/protocol';
import type { Namespace, Server } from 'socket.io';

const COUNTED = /^(?:thread|session):/u;
const SESSION = /^session:(?<hash>.+)$/u;

/** The desk session whose room it is, if it is one. */
export const sessionOfRoom = (room: string): string | undefined =>
  SESSION.exec(room)?.groups?.['hash'];

export interface CountedRooms {
  /** Connections of this node. */
  readonly here: (room: string) => number;
  readonly rooms: () => Iterable<string>;
  /** Calls back whenever a connection entered or left such a room. */
  readonly onMoved: (moved: (room: string) => void) => void;
}

/** The rooms of both namespaces; their names differ. */
export const countedRooms = (io: Server): CountedRooms => {
  const adapters = ['/', DESK_NAMESPACE].map((name): Namespace['adapter'] => io.of(name).adapter);
  return {
    here: (room) => adapters.reduce((sum, { rooms }) => sum + (rooms.get(room)?.size ?? 0), 0),
    rooms: () =>
      adapters.flatMap(({ rooms }) => [...rooms.keys()].filter((room) => COUNTED.test(room))),
    onMoved: (moved) => {
      for (const adapter of adapters)
        for (const event of ['join-room', 'leave-room'])
          adapter.on(event, (room: string) => {
            if (COUNTED.test(room)) moved(room);
          });
    },
  };
};
