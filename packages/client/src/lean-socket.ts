/**
 * What browsers get in place of `socket.io-client`: the part of its protocol that is used here (Engine.IO 4,
 * Socket.IO 5, text over WebSockets), in a tenth of the bytes. The bundler exchanges the two.
 */

type Listener = (...args: never[]) => void;
type Timer = ReturnType<typeof setTimeout>;

/** The options of `socket.io-client` that are looked at. */
interface Options {
  readonly path: string;
  /** How long a connection may take to open, in milliseconds. */
  readonly timeout: number;
  readonly auth: (send: (auth: object) => void) => void;
}

/** The library's own pauses before it tries again: doubled up to the longest, give or take a half. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;

/** Packets of Engine.IO (first digit) with those of Socket.IO in its messages (second digit). */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const DISCONNECT = '41';
const EVENT = '42';
const ACK = '43';
const CONNECT_ERROR = '44';

interface Handshake {
  readonly pingInterval: number;
  readonly pingTimeout: number;
}

interface Waiting {
  readonly answer: (lost: unknown, value?: unknown) => void;
  readonly timer: Timer;
}

/** `42/name-space,17["event",…]` in its parts; the name space is left out where it is the first one. */
const PACKET = /^(4\d)(?:(\/[^,]*),)?(\d*)(\D.*)?$/s;

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** A connection that comes back by itself until it is told not to, or the server says no. */
export class LeanSocket {
  connected = false;
  /** False where nothing more is tried. */
  active = false;
  readonly #href: string;
  readonly #space: string;
  readonly #options: Options;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #waiting = new Map<number, Waiting>();
  #line: WebSocket | undefined;
  #lastId = 0;
  #attempts = 0;
  /** Waits for the opening, the next ping, or the next attempt: one of them at a time. */
  #timer: Timer | undefined;
  #patienceMs = 0;

  constructor(url: string, options: Options) {
    const { protocol, host, pathname } = new URL(url);
    this.#href = `${protocol.replace('http', 'ws')}//${host}${options.path}/?EIO=4&transport=websocket`;
    this.#space = pathname === '/' ? '' : `${pathname},`;
    this.#options = options;
    this.connect();
  }

  on(name: string, listener: Listener): this {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return this;
  }

  removeAllListeners(): this {
    this.#listeners.clear();
    return this;
  }

  #tell(name: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? [])
      (listener as (...all: unknown[]) => void)(...args);
  }

  connect(): this {
    this.active = true;
    if (this.#line === undefined) this.#open();
    return this;
  }

  disconnect(): this {
    this.active = false;
    if (this.connected) this.#send(DISCONNECT + this.#space);
    this.#end('io client disconnect');
    return this;
  }

  emit(name: string, ...args: unknown[]): this {
    this.#send(`${EVENT}${this.#space}${JSON.stringify([name, ...args])}`);
    return this;
  }

  /** An event whose answer is waited for, but not for longer than this. */
  timeout(ms: number): { readonly emit: (name: string, input: unknown, answer: never) => void } {
    return {
      emit: (name, input, answer) => {
        const id = (this.#lastId += 1);
        const timer = setTimeout(() => this.#answered(id, new Error('no answer')), ms);
        this.#waiting.set(id, { answer, timer });
        this.#send(`${EVENT}${this.#space}${String(id)}${JSON.stringify([name, input])}`);
      },
    };
  }

  #answered(id: number, lost: unknown, value?: unknown): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    waiting?.answer(lost, value);
  }

  #send(packet: string): void {
    if (this.#line?.readyState === WebSocket.OPEN) this.#line.send(packet);
  }

  #open(): void {
    const line = this.#made();
    this.#line = line;
    addEventListener('offline', this.#handleOffline);
    this.#wait(this.#options.timeout, () => this.#lost('timeout'));
    if (!line) {
      this.#wait(0, () => this.#lost('websocket error'));
      return;
    }
    line.onmessage = ({ data }) => {
      if (typeof data === 'string') this.#take(data);
    };
    line.onclose = () => this.#lost('transport close');
  }

  /** A page's policy can forbid the connection itself. */
  #made(): WebSocket | undefined {
    try {
      return new WebSocket(this.#href);
    } catch {
      return undefined;
    }
  }

  #wait(ms: number, callback: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(callback, ms);
  }

  #handleOffline = (): void => this.#lost('transport close');

  #take(packet: string): void {
    if (packet.startsWith(OPEN)) this.#greet(packet.slice(1));
    else if (packet === PING) {
      this.#send(PONG);
      this.#expectPing();
    } else {
      const [, type, space = '', id = '', json = ''] = PACKET.exec(packet) ?? [];
      if (space === this.#space.slice(0, -1)) this.#handle(type, id, parsed(json));
    }
  }

  #greet(json: string): void {
    const { pingInterval, pingTimeout } = parsed(json) as Handshake;
    this.#patienceMs = pingInterval + pingTimeout;
    this.#options.auth((auth) => this.#send(CONNECT + this.#space + JSON.stringify(auth)));
  }

  #expectPing(): void {
    this.#wait(this.#patienceMs, () => this.#lost('ping timeout'));
  }

  #handle(type: string | undefined, id: string, data: unknown): void {
    if (type === CONNECT) {
      this.connected = true;
      this.#attempts = 0;
      this.#expectPing();
      this.#tell('connect');
    } else if (type === EVENT && Array.isArray(data)) {
      const [name, ...args] = data as [string, ...unknown[]];
      this.#tell(name, ...args);
    } else if (type === ACK && Array.isArray(data)) this.#answered(Number(id), null, data[0]);
    else if (type === DISCONNECT || type === CONNECT_ERROR) this.#refused(type);
  }

  /** The server's own word: nothing is tried any more unless somebody asks for it. */
  #refused(type: string): void {
    this.active = false;
    this.#end('io server disconnect');
    if (type === CONNECT_ERROR) this.#tell('connect_error', new Error('refused'));
  }

  #lost(reason: string): void {
    const wasConnected = this.connected;
    this.#end(reason);
    if (this.active && !wasConnected) this.#tell('connect_error', new Error(reason));
    // Whoever was told may have ended it or begun it anew.
    if (this.active && this.#line === undefined) this.#later();
  }

  #later(): void {
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#attempts);
    this.#attempts += 1;
    this.#wait(pauseMs * (0.5 + Math.random()), () => this.#open());
  }

  #end(reason: string): void {
    const { connected } = this;
    const line = this.#line;
    this.connected = false;
    this.#line = undefined;
    clearTimeout(this.#timer);
    removeEventListener('offline', this.#handleOffline);
    if (line) {
      line.onmessage = line.onclose = null;
      line.close();
    }
    for (const id of [...this.#waiting.keys()]) this.#answered(id, new Error(reason));
    if (connected) this.#tell('disconnect', reason);
  }
}

/** As `io` of `socket.io-client`. */
export const io = (url: string, options: Options): LeanSocket => new LeanSocket(url, options);
