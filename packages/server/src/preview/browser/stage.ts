/** Stands between the section and the network on the preview's stage: answers as the state says, and does what a reader would. */
import type { Action, Canned as CannedValue, PreviewState } from '../canned.js';

type Canned = CannedValue<unknown>;

const read = (id: string): unknown =>
  JSON.parse(document.getElementById(id)?.textContent ?? 'null');

const state = read('state') as PreviewState;
const stage = read('stage') as { site: string; width?: number; fontSize?: number };
const section = (): HTMLElement | null => document.querySelector('komentar-section');

/** Storage that belongs to this stage alone, so that no state leaves anything behind for the next. */
const ownStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
};

const REQUEST_MS = 20;
const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

/** A request as it ends; `bare` answers carry the value alone, as reads do. */
const meet = (canned: Canned, isBare: boolean, signal?: AbortSignal | null): Promise<Response> =>
  new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () =>
      reject(new DOMException('The request was given up.', 'AbortError')),
    );
    setTimeout(() => {
      if (canned.kind === 'lost') reject(new TypeError('The line is broken.'));
      if (canned.kind === 'value')
        resolve(json(200, isBare ? canned.value : { ok: true, value: canned.value }));
      if (canned.kind === 'no') resolve(json(400, { ok: false, error: canned.failure }));
    }, REQUEST_MS);
  });

const NO_ANSWER: Canned = {
  kind: 'no',
  failure: { code: 'unavailable', message: 'The state has no answer to this.' },
};

const asked = new Map<string, number>();

/** The next answer to a command; the last one is given again and again. */
const nextTo = (name: string): Canned => {
  if (name === 'thread:mine' && state.mine) return { kind: 'value', value: state.mine };
  const commands: Partial<Record<string, readonly Canned[]>> = state.commands ?? {};
  const answers = commands[name] ?? [];
  const at = asked.get(name) ?? 0;
  asked.set(name, at + 1);
  return answers[Math.min(at, answers.length - 1)] ?? NO_ANSWER;
};

const totalOf = (url: URL): Canned => {
  const total = state.thread.kind === 'value' ? state.thread.value.thread.total : 0;
  const names = [...url.searchParams.getAll('thread'), ...url.searchParams.getAll('url')];
  return { kind: 'value', value: { totals: Object.fromEntries(names.map((it) => [it, total])) } };
};

/** Reads carry their value alone, commands the whole answer. */
const answer = (url: URL, name: string, init?: RequestInit): Promise<Response> => {
  const isLost = state.isOffline === true && !isFirstRead(name);
  const reads: Readonly<Record<string, () => Canned>> = {
    thread: () => state.thread,
    totals: () => totalOf(url),
  };
  const toRead = isLost ? () => ({ kind: 'lost' }) as const : reads[name];
  if (toRead !== undefined) return meet(toRead(), true, init?.signal);
  return meet(name === 'thread:read' ? state.thread : nextTo(name), false, init?.signal);
};

/** Offline begins after the first page: before it there would be nothing but an error. */
let hasRead = false;
const isFirstRead = (name: string): boolean => {
  const isFirst = name === 'thread' && !hasRead;
  hasRead ||= isFirst;
  return isFirst;
};

const realFetch = window.fetch.bind(window);
window.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  const name = /\/v1\/(.+)$/u.exec(url.pathname)?.[1];
  return name === undefined ? realFetch(input, init) : answer(url, decodeURIComponent(name), init);
};

/** Longer than anybody looks at a state, and short enough for a timer. */
const PING_MS = 1_000_000;
const OPENING = JSON.stringify({
  sid: 'panggung',
  upgrades: [],
  pingInterval: PING_MS,
  pingTimeout: PING_MS,
  maxPayload: PING_MS,
});

/** The live connection as the section's library knows it: Engine.IO's frames, Socket.IO's packets. */
class StageSocket extends EventTarget {
  static readonly all: StageSocket[] = [];
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readyState = 0;
  binaryType = 'blob';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;

  constructor() {
    super();
    const isFirst = StageSocket.all.push(this) === 1;
    if (state.live === 'none' || (state.live === 'cut' && !isFirst)) return;
    setTimeout(() => this.#open(), REQUEST_MS);
  }

  #open(): void {
    this.readyState = 1;
    this.onopen?.(new Event('open'));
    this.hear(`0${OPENING}`);
  }

  hear(data: string): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  send(data: string): void {
    setTimeout(() => this.#take(data));
  }

  #take(data: string): void {
    if (data.startsWith('40')) this.hear('40{"sid":"panggung"}');
    const number = /^42(\d+)\["thread:join"/u.exec(data)?.[1];
    if (number === undefined) return;
    const thread = state.thread.kind === 'value' ? state.thread.value.thread : undefined;
    this.hear(`43${number}[${JSON.stringify({ ok: true, value: { thread, changes: [] } })}]`);
    for (const go of waiting.splice(0)) go();
    hasJoined = true;
    if (state.live === 'cut') setTimeout(() => this.close(), REQUEST_MS);
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.(new CloseEvent('close', { code: 1006 }));
  }
}

let hasJoined = false;
const waiting: (() => void)[] = [];
const joined = (): Promise<void> =>
  hasJoined ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));

// Before the loader looks at it, so that the name of a state is all an address has to say.
if (state.hash !== undefined) history.replaceState(null, '', state.hash);
Object.assign(window, { WebSocket: StageSocket });
Object.defineProperty(window, 'localStorage', { value: ownStorage() });
if (state.mine) {
  localStorage.setItem(
    `komentar:sesi:${stage.site}`,
    JSON.stringify({
      token: 'contoh.contoh.contoh',
      expiresAt: Date.now() + 86_400_000,
      viewerId: 'pembaca-anda',
      name: 'Anda Contoh',
      dismissed: [],
    }),
  );
}

/** Whatever can be looked for: the section's own tree first, its fallback after it. */
const roots = (): ParentNode[] => {
  const host = section();
  return host ? [...(host.shadowRoot ? [host.shadowRoot] : []), host] : [];
};

/** True where a reader sees it; an element without a box of its own is as visible as the one around it. */
const isSeen = (element: Element): boolean => {
  let it: Element | null = element;
  while (it && getComputedStyle(it).display === 'contents') it = it.parentElement;
  return it?.checkVisibility({ visibilityProperty: true }) ?? true;
};

const all = (selector: string): HTMLElement[] =>
  roots().flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);

const find = (selector: string): HTMLElement | undefined => all(selector).find(isSeen);

/** The innermost elements that hold a text: around it hidden ones may hold it too. */
const holding = (text: string): HTMLElement[] =>
  all('*').filter(
    (it) =>
      it.textContent.includes(text) &&
      ![...it.children].some((child) => child.textContent.includes(text)),
  );

const isShown = (): boolean => {
  const { shows } = state;
  if ('selector' in shows) return find(shows.selector) !== undefined;
  return shows.text.some((text) => holding(text).some(isSeen));
};

const buttonSaying = (texts: readonly string[]): HTMLElement | undefined =>
  all('button')
    .filter(isSeen)
    .findLast((button) => {
      const name = `${button.textContent} ${button.ariaLabel ?? ''}`;
      return texts.some((text) => name.includes(text));
    });

/** Calls back after every repaint until there is an answer. */
const once = <T>(look: () => T | undefined | false): Promise<T> =>
  new Promise((resolve) => {
    const again = (): void => {
      const found = look();
      if (found === undefined || found === false) requestAnimationFrame(again);
      else resolve(found);
    };
    again();
  });

const fillIn = (field: HTMLElement, text: string): void => {
  field.focus();
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

const act = async (action: Action): Promise<void> => {
  if (action.do === 'hear') {
    await joined();
    const { name, body } = action.notice;
    StageSocket.all.at(-1)?.hear(`42${JSON.stringify([name, body])}`);
    return;
  }
  if (action.do === 'press') {
    (await once(() => buttonSaying(action.says))).click();
    return;
  }
  const on = await once(() => find(action.on));
  if (action.do === 'click') on.click();
  else if (action.do === 'focus') on.focus();
  else fillIn(on, action.text);
};

/** Offline is said once there is something to read. */
const goOffline = async (): Promise<void> => {
  await once(() => find('article'));
  Object.defineProperty(navigator, 'onLine', { value: false });
  dispatchEvent(new Event('offline'));
};

/** The column and its text, as the address asked; a policy forbids style attributes, not this. */
const measure = (): void => {
  const { width, fontSize } = stage;
  const { style } = document.querySelector('main') ?? document.body;
  if (width !== undefined) style.setProperty('width', `${width}px`);
  if (fontSize !== undefined) style.setProperty('font-size', `${fontSize}px`);
};

const play = async (): Promise<void> => {
  if (state.isOffline === true) await goOffline();
  for (const action of state.actions ?? []) await act(action);
  await once(isShown);
  document.documentElement.dataset['stage'] = 'ready';
};

document.addEventListener('DOMContentLoaded', () => {
  measure();
  void play();
});
