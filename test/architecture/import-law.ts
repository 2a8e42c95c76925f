/** The import law: what must never import what, as one table, and the checker that applies it to source files. */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { importsOf, type SourceFile } from './source-file.js';

/** The rules of the law by id; a breach names its rule in these words. */
export const LAW = {
  IL1: 'domain imports nothing',
  IL2: 'protocol imports domain and valibot only',
  IL3: 'client imports protocol, domain and socket.io-client only',
  IL4: 'widget imports client, protocol, domain, lit and dompurify only',
  IL5: 'dashboard imports client, protocol, domain, lit, dompurify and lean-qr only',
  IL6: 'server/use-cases imports domain, protocol, use-case.ts, presenters and ports only',
  IL7: 'server/storage imports ports, domain, kysely and its drivers only',
  IL8: 'server/transport imports use-case, protocol, identity, observe, valibot, socket.io and fastify, never storage or ports',
  IL9: 'server/app.ts is imported by main.ts and the public index.ts only',
  IL10: 'server imports domain and protocol, never client, widget, dashboard or lit',
  IL11: 'socket.io-client stands in one file of client',
  IL12: 'dompurify stands in one file of each app, in render/',
  IL13: 'no cycles, types included',
  IL14: 'no deep imports: relative inside a package, declared public names between packages',
  IL15: 'examples use public names and built files only',
  IL16: 'nothing imports test/ or examples/',
  IL17: 'one library, one door: a library enters the server through one slice (app.ts and valibot apart)',
  IL18: 'server/cluster imports domain, identity, ports, valibot and ioredis only',
} as const;

/** Id of a rule of the law. */
export type LawId = keyof typeof LAW;

/** One import that the law forbids, or one that closes a cycle. */
export interface Breach {
  readonly id: LawId;
  /** `packages/domain/src/x.ts:3 imports node:fs` */
  readonly what: string;
}

/** An import with both ends resolved. `to` is a path for a file of ours, else a library or a public name. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
  readonly line: number;
}

const SERVER = 'packages/server/src/';
const DOMAIN = '@komentar/domain';
const PROTOCOL = '@komentar/protocol';
const LIT = ['lit', 'lit/*', '@lit/*', '@lit-labs/*', 'lit-html/*'];

/**
 * Files under `part` may import `may` and what stands in `own`; a trailing `*` matches the rest.
 * The first row that matches a file is the one that applies to it.
 */
const PARTS: readonly {
  id: LawId;
  part: string;
  own: readonly string[];
  may: readonly string[];
}[] = [
  { id: 'IL1', part: 'packages/domain/', own: ['packages/domain/*'], may: [] },
  { id: 'IL2', part: 'packages/protocol/', own: ['packages/protocol/*'], may: [DOMAIN, 'valibot'] },
  {
    id: 'IL3',
    part: 'packages/client/',
    own: ['packages/client/*'],
    may: [DOMAIN, PROTOCOL, 'socket.io-client'],
  },
  {
    id: 'IL4',
    part: 'packages/widget/',
    own: ['packages/widget/*'],
    may: [DOMAIN, PROTOCOL, '@komentar/client', '@komentar/client/*', 'dompurify', ...LIT],
  },
  {
    id: 'IL5',
    part: 'packages/dashboard/',
    own: ['packages/dashboard/*'],
    may: [
      DOMAIN,
      PROTOCOL,
      '@komentar/client',
      '@komentar/client/*',
      'dompurify',
      'lean-qr',
      ...LIT,
    ],
  },
  {
    id: 'IL6',
    part: `${SERVER}use-cases/`,
    own: [
      ...['use-cases/*', 'use-case.ts', 'ports/*'],
      ...['presenters.ts', 'log-presenters.ts', 'author-presenters.ts'],
    ].map((path) => SERVER + path),
    may: [DOMAIN, PROTOCOL],
  },
  {
    id: 'IL7',
    part: `${SERVER}storage/`,
    own: ['storage/*', 'ports/*'].map((path) => SERVER + path),
    may: [DOMAIN, 'kysely', 'better-sqlite3', 'pg', 'node:*'],
  },
  {
    id: 'IL8',
    part: `${SERVER}transport/`,
    own: ['transport/*', 'use-case.ts', 'identity/*', 'observe/*'].map((path) => SERVER + path),
    may: [
      DOMAIN,
      PROTOCOL,
      'socket.io',
      'socket.io/*',
      'fastify',
      '@fastify/*',
      'rate-limiter-flexible',
      'valibot',
      'node:*',
    ],
  },
  {
    id: 'IL18',
    part: `${SERVER}cluster/`,
    own: ['cluster/*', 'ports/*', 'identity/*'].map((path) => SERVER + path),
    may: [DOMAIN, 'ioredis', 'valibot', 'node:*'],
  },
];

/** Valibot is where outside input becomes ours, and that happens at every edge: requests, settings, command line. */
const EVERY_DOOR = ['valibot'];

const NEVER_IN_SERVER = [
  '@komentar/client',
  '@komentar/widget',
  '@komentar/dashboard',
  ...LIT,
  'socket.io-client',
];

const matches = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );

const BUILT_IN = new Set(builtinModules);

/** A file of ours as its path, a built-in as `node:…`, anything else as written. */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.'))
    return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
  return BUILT_IN.has(specifier) ? `node:${specifier}` : specifier;
}

const edgesOf = (file: SourceFile): Edge[] =>
  importsOf(file).map(({ specifier, line }) => ({
    from: file.path,
    to: resolve(file.path, specifier),
    specifier,
    line,
  }));

const describe = ({ from, line, specifier }: Edge): string =>
  `${from}:${String(line)} imports ${specifier}`;

/** `packages/<name>/` of a path in a package, else the first folder. */
const home = (path: string): string => /^(?:packages\/[^/]+|[^/]+)\//.exec(path)?.[0] ?? '';

const isOurs = (to: string): boolean => /^(?:packages|test|examples|scripts|\.\.)\//.test(to);

/** The rules that look at one import at a time, in the order of their ids. */
const EDGE_RULES: readonly {
  id: (edge: Edge) => LawId | undefined;
  forbids: (edge: Edge, names: ReadonlySet<string>) => boolean;
}[] = [
  {
    id: ({ from }) => PARTS.find(({ part }) => from.startsWith(part))?.id,
    forbids: ({ from, to }) => {
      const row = PARTS.find(({ part }) => from.startsWith(part));
      // What leaves the package by a relative path is another rule's.
      if (row === undefined || (isOurs(to) && home(to) !== home(from))) return false;
      return !matches([...row.own, ...row.may], to);
    },
  },
  {
    id: () => 'IL9',
    forbids: ({ from, to }) =>
      to === `${SERVER}app.ts` &&
      ![`${SERVER}main.ts`, `${SERVER}index.ts`].includes(from) &&
      from.startsWith('packages/'),
  },
  {
    id: () => 'IL10',
    forbids: ({ from, to }) => from.startsWith(SERVER) && matches(NEVER_IN_SERVER, to),
  },
  {
    id: () => 'IL12',
    forbids: ({ from, to }) =>
      to === 'dompurify' &&
      /^packages\/(?:widget|dashboard)\//.test(from) &&
      !from.includes('/src/render/'),
  },
  {
    id: () => 'IL14',
    forbids: ({ from, to, specifier }, names) =>
      (from.startsWith('packages/') && isPackageFile(to) && home(to) !== home(from)) ||
      (from.startsWith('packages/') && specifier.startsWith('#')) ||
      (to.startsWith('@komentar/') && !names.has(to)),
  },
  {
    id: () => 'IL15',
    forbids: ({ from, to, specifier }) =>
      from.startsWith('examples/') &&
      ((isOurs(to) && home(to) !== 'examples/') || specifier.startsWith('#')),
  },
  {
    id: () => 'IL16',
    forbids: ({ from, to }) =>
      /^(?:test|examples)\//.test(to) && home(from) !== home(to) && !from.startsWith('test/'),
  },
];

const isPackageFile = (to: string): boolean => to.startsWith('packages/');

/**
 * Every breach of the law in these files, each import once per rule it breaks. `names` are the public names
 * that packages declare in their `exports`.
 */
export function breaches(files: readonly SourceFile[], names: ReadonlySet<string>): Breach[] {
  const edges = files.filter(({ path }) => /\.[cm]?[jt]sx?$/.test(path)).flatMap(edgesOf);
  const single = edges.flatMap((edge) =>
    EDGE_RULES.flatMap(({ id, forbids }): Breach[] => {
      const rule = forbids(edge, names) ? id(edge) : undefined;
      return rule === undefined ? [] : [{ id: rule, what: describe(edge) }];
    }),
  );
  return [...single, ...scattered(edges), ...cycles(edges), ...pagesWithSources(files)];
}

/** Libraries that stand in one file of a package. */
const SINGLE: readonly { id: LawId; part: string; library: string }[] = [
  { id: 'IL11', part: 'packages/client/', library: 'socket.io-client' },
  { id: 'IL12', part: 'packages/widget/', library: 'dompurify' },
  { id: 'IL12', part: 'packages/dashboard/', library: 'dompurify' },
];

/** IL11, IL12 and IL17: libraries that come in through more doors than one. */
function scattered(edges: readonly Edge[]): Breach[] {
  const inFiles = SINGLE.map(({ id, part, library }) => {
    const imports = edges.filter(({ from, to }) => from.startsWith(part) && to === library);
    return { id, library, doors: new Set(imports.map(({ from }) => from)) };
  });
  const inSlices = [...doors(edges)].map(([library, slices]) => ({
    id: 'IL17' as const,
    library,
    doors: slices,
  }));
  return [...inFiles, ...inSlices]
    .filter((found) => found.doors.size > 1)
    .map(({ id, library, doors: places }) => ({
      id,
      what: `${library} is imported by ${[...places].sort().join(', ')}`,
    }));
}

/** For each library of the server, the slices (folders or files directly under src) that import it. */
function doors(edges: readonly Edge[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const slice = from.startsWith(SERVER) ? from.slice(SERVER.length).split('/')[0] : undefined;
    const library = libraryOf(to);
    if (slice === undefined || slice === 'app.ts' || library === undefined) continue;
    found.set(library, (found.get(library) ?? new Set()).add(slice));
  }
  return found;
}

/** `fastify` of `fastify/types`, `@fastify/cors` of itself; undefined for what is ours, Node's or at every door. */
function libraryOf(to: string): string | undefined {
  if (isOurs(to) || to.startsWith('node:') || to.startsWith('@komentar/')) return undefined;
  const library = /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
  return EVERY_DOOR.includes(library) ? undefined : library;
}

/** IL13: each cycle once, written as the files to walk through. */
function cycles(edges: readonly Edge[]): Breach[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) if (isOurs(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: Breach[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push({ id: 'IL13', what: [...trail.slice(start), file].join(' -> ') });
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

/** IL15 for what has no imports to parse: a page that points into a package's folders. */
const pagesWithSources = (files: readonly SourceFile[]): Breach[] =>
  files
    .filter(
      ({ path, text }) =>
        path.startsWith('examples/') && /\bpackages\/[a-z]+\/(?:src|dist)\b/.test(text),
    )
    .map(({ path }) => ({ id: 'IL15', what: `${path} names a folder inside packages/` }));
