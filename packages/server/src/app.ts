/** Puts the server together: the only place that knows every part. */
import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { QUEUES } from '@komentar/domain';
import { beginSanitizer } from './begin-sanitizer.js';
import type { Runnable, Workshop } from './cli/workshop.js';
import { closeAll, type Closers } from './closing.js';
import type { Settings } from './config/settings.js';
import { demoFiles } from './demo/index.js';
import { seedDemo } from './demo/seed.js';
import { Networks, addressOf, hashAddress, isLoopback } from './identity/address.js';
import { createIdentity } from './identity/caller-of.js';
import { createOneTimeCodes } from './identity/one-time-codes.js';
import { createProofOfWork } from './identity/proof-of-work.js';
import { readers } from './identity/vouched-reader.js';
import { readKeys, type Keys } from './identity/keys-file.js';
import { createSecrets, type SecretsAndSetup } from './identity/secrets.js';
import { createSharedSetupCode } from './identity/setup-code.js';
import { cookieNameFor, createSetCookie } from './identity/session-cookie.js';
import { createSiteOrigins, ownOriginsOf, type SiteOrigins } from './identity/site-origins.js';
import { openNode, type Node } from './node.js';
import { createLog, type Log } from './observe/log.js';
import { createMetrics, type Metrics } from './observe/metrics.js';
import { createTurnAway } from './observe/turned-away.js';
import { createHostedPages } from './pages/index.js';
import { createPreview } from './preview/index.js';
import type { Sanitizer } from './ports/sanitizer.js';
import { StoreUnavailable, type Store } from './ports/store.js';
import { isThere, openStore } from './storage/open-store.js';
import type { AssetNeeds } from './transport/assets.js';
import type { Door } from './transport/door.js';
import { createExecute, type Done, type Execute } from './transport/execute.js';
import type { Judging } from './transport/failure.js';
import { createHttp, type HttpNeeds } from './transport/http.js';
import { createInFlight } from './transport/in-flight.js';
import { reservePort, type Reserved } from './transport/listening.js';
import { PreparedReads } from './transport/prepared-reads.js';
import { NO_LIMITS, createLimits } from './transport/rate-limit.js';
import { createLive, type Live } from './transport/socket.js';
import { reportTo } from './report.js';
import { stopOf } from './stopping.js';
import { takeUpWork } from './taking-up-work.js';
import { createTelling } from './telling.js';
import { createUnfinished } from './unfinished.js';
import type { RegisteredUseCase } from './use-case.js';
import { createUseCases, type Ports } from './use-cases/index.js';
import { welcomeOf } from './welcome.js';

/** What tests and embedders may put in the place of the server's own parts. */
export interface AppOverrides {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly log?: Log;
  /** Changes the registry, given the server's own. */
  readonly useCases?: (
    own: readonly RegisteredUseCase[],
    ports: Ports,
  ) => readonly RegisteredUseCase[];
  readonly store?: (own: Store) => Store;
  readonly sanitizer?: Sanitizer | Promise<Sanitizer>;
  /** How often the work that a time brings is looked for, in milliseconds. */
  readonly tickMs?: number;
  /** False: an empty store stays empty. */
  readonly demo?: boolean;
  readonly assets?: NonNullable<AssetNeeds['folders']>;
}

/** A server that is ready to listen. */
export interface App extends Runnable {
  readonly server: HttpServer;
  readonly store: Store;
}

/** A reader's page sends far fewer; more is a flood. */
const EVENTS_PER_TEN_SECONDS = 300;

/** There is no store where a subcommand looks for one; the message says what to do. */
class NoStore extends Error {
  override readonly name = 'NoStore';

  constructor(folder: string) {
    super(
      `There is no data in "${folder}". Run this where the server is started, or name its folder with KOMENTAR_DATA_DIR.`,
    );
  }
}

/** What one server is being made of. */
interface Building {
  readonly settings: Settings;
  readonly overrides: AppOverrides;
  readonly closers: Closers;
  readonly log: Log;
  readonly now: () => number;
}

interface Parts extends Building {
  readonly keys: Keys;
  readonly store: Store;
  /** Waited for where it is needed first: making it takes as long as everything else together. */
  readonly sanitizing: Promise<Sanitizer>;
  readonly secrets: SecretsAndSetup;
  readonly reserved: Reserved;
  /** Absent: the server is alone. */
  readonly node?: Node | undefined;
}

/** Keys, store and port, and a sanitiser that is begun; each rejects with a message of its own where it cannot be had. */
const openParts = async (building: Building): Promise<Parts> => {
  const { settings, overrides, closers, log, now } = building;
  const sanitizing = Promise.resolve(overrides.sanitizer ?? beginSanitizer(log));
  closers.push(() =>
    sanitizing.then(
      (sanitizer) => sanitizer.close(),
      () => undefined,
    ),
  );
  const reserved = await reservePort(settings);
  closers.push(reserved.release);
  const keys = await readKeys(settings.dataDir);
  const node = await openNode({ settings, id: randomUUID(), log, now });
  if (node) closers.push(node.cluster.close);
  const opened = await openStore(settings.databaseUrl, { node: node?.id, alone: true });
  closers.push(opened.close);
  const store = overrides.store?.(opened) ?? opened;
  const secrets = createSecrets(keys, now, node && createSharedSetupCode(keys.guest, now));
  return { ...building, keys, store, sanitizing, secrets, reserved, node };
};

const doorOf = (parts: Parts, publicUrl: string, origins: SiteOrigins): Door => {
  const { settings, keys, now, store, secrets, log } = parts;
  const proxies = new Networks(settings.trustProxy);
  return {
    identify: createIdentity({ desk: store.desk, secrets, keys, rules: settings }),
    addressHash: (request) => hashAddress(addressOf(request, proxies), keys.address, now()),
    isOwn: origins.isOwn,
    isKnown: origins.isKnown,
    turnAway: createTurnAway(log, now),
    now,
    cookieName: cookieNameFor(publicUrl),
    setCookie: createSetCookie(publicUrl),
  };
};

const queueSizes = async ({ store }: Parts) =>
  [...(await store.queues.counts())].flatMap(([site, counts]) =>
    QUEUES.map((queue) => ({ site, queue, waiting: counts[queue] })),
  );

const demoOf = (publicUrl: string, origins: SiteOrigins) => {
  let files: ReturnType<typeof demoFiles> | undefined;
  return async () => {
    const site = (await origins.sites()).find(({ demo }) => demo);
    return site && (files ??= demoFiles({ site: site.id, publicUrl }));
  };
};

const healthOf = (
  { store, sanitizing, settings }: Parts,
  { metrics: figures, isLeaving }: Shared,
): HttpNeeds['health'] => ({
  parts: {
    // Whoever distributes connections sends none to a node that is about to end.
    staying: () => (isLeaving() ? Promise.reject(new Error('leaving')) : Promise.resolve()),
    store: store.ping,
    sanitiser: async () => {
      const rendered = await (await sanitizing).render('**siap**');
      if (!rendered.ok) throw new Error(rendered.why);
    },
  },
  figures,
  isLoopback,
  publicFigures: settings.metrics === 'public',
});

const plant = async (
  { overrides, store, sanitizing, secrets, now }: Parts,
  publicUrl: string,
): Promise<void> => {
  if (overrides.demo === false || (await store.sites.list()).length > 0) return;
  await seedDemo({ store, sanitizer: await sanitizing, secrets, publicUrl, now: now() });
};

/** What both sides of the transport are given. */
interface Shared {
  readonly judging: Judging;
  readonly door: Door;
  readonly execute: Execute;
  readonly connectTo: readonly string[];
  readonly metrics: Metrics;
  readonly report: (done: Done) => void;
  readonly isLeaving: () => boolean;
}

const httpOf = (
  parts: Parts,
  publicUrl: string,
  needs: Shared & Pick<HttpNeeds, 'reads' | 'pages'>,
) => {
  const { judging, connectTo, metrics: _, isLeaving: __, ...rest } = needs;
  const { assets: folders } = parts.overrides;
  return createHttp({
    ...judging,
    ...rest,
    secure: publicUrl.startsWith('https://'),
    hosted: createHostedPages(parts.store),
    preview: createPreview({ server: publicUrl, now: parts.now }),
    assets: { connectTo, ...(folders && { folders }) },
    health: healthOf(parts, needs),
    served: (served) => parts.log.info('request', { ...served }),
  });
};

const liveOf = (
  { settings, node }: Parts,
  server: HttpServer,
  { judging, door, execute, metrics }: Shared,
): Live =>
  createLive(server, {
    ...judging,
    door,
    execute,
    cutOff: metrics.slowReader,
    caps: { total: settings.maxConnections, perAddress: settings.maxConnectionsPerAddress },
    ...(settings.rateLimits && { eventsPerTenSeconds: EVENTS_PER_TEN_SECONDS }),
    ...(node && { changeShift: node.cluster.changeShift, elsewhere: node.cluster.elsewhere }),
  });

const useCasesOf = ({ overrides }: Parts, ports: Ports): readonly RegisteredUseCase[] => {
  const own = createUseCases(ports);
  return overrides.useCases?.(own, ports) ?? own;
};

/** What is made of the keys of the data folder. */
const fromKeys = ({ keys, now, node, settings: { secondFactorRequired } }: Parts) => ({
  oneTimeCodes: createOneTimeCodes(keys),
  challenge: createProofOfWork(keys, now, node?.cluster.useUp),
  secondFactorRequired,
});

const isAway =
  (doubt: () => void) =>
  (error: unknown): boolean => {
    const away = error instanceof StoreUnavailable;
    if (away) doubt();
    return away;
  };

const compose = async (parts: Parts): Promise<App> => {
  const { settings, closers, store, sanitizing, secrets, reserved, log, now, node } = parts;
  const publicUrl = settings.publicUrl ?? `http://localhost:${reserved.port}`;
  const own = ownOriginsOf(publicUrl);
  const origins = createSiteOrigins(store.sites, own, now);
  // What was under way when the store went may have been written all the same.
  const judging = { newIncident: secrets.newId, isUnavailable: isAway(() => lookout.doubt()) };
  const metrics = createMetrics({
    connections: () => live.counts(),
    queues: () => queueSizes(parts),
  });
  // A policy cannot name an IPv6 address; there `'self'` has to do.
  const connectTo = own
    .filter((origin) => !origin.includes('['))
    .map((origin) => origin.replace(/^http/u, 'ws'));
  const shared: Shared = {
    judging,
    door: doorOf(parts, publicUrl, origins),
    // Both transports need it before the use-cases, which announce over one of them, can be made.
    execute: (call) => inFlight.execute(call),
    connectTo,
    metrics,
    report: reportTo(log, metrics),
    isLeaving: () => inFlight.isLeaving(),
  };
  const reads = new PreparedReads(now);
  const pages = { connectTo, demo: demoOf(publicUrl, origins) };
  const http = await httpOf(parts, publicUrl, { ...shared, reads, pages });
  await http.ready();
  const live = liveOf(parts, http.server, shared);
  const { announce, lookout } = createTelling({ ...parts, live, reads });
  const unfinished = createUnfinished();
  const ports = {
    ...{ ...store, announce, secrets, readers, shifts: live.shifts, unfinished },
    sanitizer: await sanitizing,
    ...fromKeys(parts),
    ownOrigin: publicUrl,
    approvalDelayMs: settings.approvalDelayMs,
  };
  const useCases = useCasesOf(parts, ports);
  const limits = settings.rateLimits ? createLimits(node?.cluster.counts) : NO_LIMITS;
  const { siteAllows } = origins;
  const { door, report } = shared;
  const { turnAway } = door;
  const inFlight = createInFlight(
    createExecute({ ...judging, useCases, siteAllows, turnAway, limits, report }),
  );
  const working = { ...parts, live, lookout, reads, ports, takeUp: unfinished.takeUp };
  closers.push(...(await takeUpWork(working, () => plant(parts, publicUrl))));
  closers.push(stopOf({ http, live, inFlight, isNode: node !== undefined }));
  return {
    publicUrl,
    server: http.server,
    store,
    log,
    listen: () => reserved.listen(http.server),
    welcome: welcomeOf(parts, publicUrl),
    close: () => closeAll(closers, log),
  };
};

/**
 * A server on these settings, migrated, checked and ready to listen. Rejects where a part cannot
 * be had, with a message for the operator, and leaves nothing open then.
 */
export const createApp = async (settings: Settings, overrides: AppOverrides = {}): Promise<App> => {
  const { now = Date.now, log = createLog(settings.logLevel) } = overrides;
  const closers: Closers = [];
  try {
    return await compose(await openParts({ settings, overrides, closers, log, now }));
  } catch (error) {
    await closeAll(closers, log);
    throw error;
  }
};

/**
 * The store and the keys of these settings, without a server. Unless it `mayBegin` with nothing, it
 * rejects with `NoStore` where there is none: whoever looks in the wrong folder is to hear of it.
 */
export const openWorkshop = async (settings: Settings, mayBegin = false): Promise<Workshop> => {
  if (!mayBegin && !isThere(settings.databaseUrl)) throw new NoStore(settings.dataDir);
  const keys = await readKeys(settings.dataDir);
  const store = await openStore(settings.databaseUrl);
  return { store, secrets: createSecrets(keys, Date.now), close: store.close };
};
