/** Puts the server together: the only place that knows every part. */
import type { Server as HttpServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { QUEUES } from '@komentar/domain';
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
import { cookieNameFor, createSetCookie } from './identity/session-cookie.js';
import { createSiteOrigins, ownOriginsOf, type SiteOrigins } from './identity/site-origins.js';
import { createLog, type Log } from './observe/log.js';
import { createMetrics, type Metrics } from './observe/metrics.js';
import { createTurnAway } from './observe/turned-away.js';
import { createHostedPages } from './pages/index.js';
import { createPreview } from './preview/index.js';
import type { Sanitizer } from './ports/sanitizer.js';
import { StoreUnavailable, type Store } from './ports/store.js';
import { createSanitizer } from './sanitize/sanitizer.js';
import { openStore } from './storage/open-store.js';
import { createAnnounce } from './transport/announce.js';
import type { AssetNeeds } from './transport/assets.js';
import type { Door } from './transport/door.js';
import { createExecute, type Done, type Execute } from './transport/execute.js';
import type { Judging } from './transport/failure.js';
import { createHttp, type HttpNeeds } from './transport/http.js';
import { createInFlight, type InFlight } from './transport/in-flight.js';
import { reservePort, stopListening, type Reserved } from './transport/listening.js';
import { PreparedReads } from './transport/prepared-reads.js';
import { NO_LIMITS, createLimits } from './transport/rate-limit.js';
import { createLive, type Live } from './transport/socket.js';
import { tick } from './ticking.js';
import type { RegisteredUseCase } from './use-case.js';
import { createUseCases, type Ports } from './use-cases/index.js';
import { showApproved } from './use-cases/show-approved.js';
import { turnThreads } from './use-cases/turn-threads.js';
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
  readonly sanitizer?: Sanitizer;
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

/** Time for calls under way, then for connections, in milliseconds; together well below ten seconds. */
const DRAIN_MS = 5_000;
const HANG_UP_MS = 2_500;
/** The longest time a server takes to stop, in milliseconds. */
export const STOP_MS = DRAIN_MS + HANG_UP_MS;
/** How often it is checked that connections of the desk still have a session. */
const CHECK_DESK_MS = 5 * 60_000;
/** How often it is looked whether the delay of an approval is over. */
const SHOW_MS = 500;
/** How often it is looked whether a thread's state has ended by itself. */
const TICK_MS = 5_000;
/** A reader's page sends far fewer; more is a flood. */
const EVENTS_PER_TEN_SECONDS = 300;

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
  readonly sanitizer: Sanitizer;
  readonly secrets: SecretsAndSetup;
  readonly reserved: Reserved;
}

/** Keys, store, sanitiser and port; each rejects with a message of its own where it cannot be had. */
const openParts = async (building: Building): Promise<Parts> => {
  const { settings, overrides, closers, log, now } = building;
  const reserved = await reservePort(settings);
  closers.push(reserved.release);
  const keys = await readKeys(settings.dataDir);
  const opened = await openStore(settings.databaseUrl);
  closers.push(opened.close);
  const store = overrides.store?.(opened) ?? opened;
  const sanitizer =
    overrides.sanitizer ??
    (await createSanitizer({
      onWorkerLost: (why) => log.warn('a rendering worker was lost and replaced', { why }),
    }));
  closers.push(() => sanitizer.close());
  return { ...building, keys, store, sanitizer, secrets: createSecrets(keys, now), reserved };
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

/** One line and one count for every call. Expected noes are no warnings: readers make them all day. */
const reportTo =
  (log: Log, metrics: Metrics) =>
  ({ name, code, ms, incident, cause, hint }: Done): void => {
    metrics.command(name, code, ms);
    const facts = { command: name, code, ms: Math.round(ms), incident, hint };
    if (code === 'ok') log.debug('command done', facts);
    else if (code === 'internal') log.error('command failed', facts, cause);
    else if (code === 'unavailable') log.warn('command failed', facts, cause);
    else log.info('command refused', facts);
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
  { store, sanitizer, settings }: Parts,
  figures: Metrics,
): HttpNeeds['health'] => ({
  parts: {
    store: store.ping,
    sanitiser: async () => {
      const rendered = await sanitizer.render('**siap**');
      if (!rendered.ok) throw new Error(rendered.why);
    },
  },
  figures,
  isLoopback,
  publicFigures: settings.metrics === 'public',
});

const plant = async (
  { overrides, store, sanitizer, secrets, now }: Parts,
  publicUrl: string,
): Promise<void> => {
  if (overrides.demo === false || (await store.sites.list()).length > 0) return;
  await seedDemo({ store, sanitizer, secrets, publicUrl, now: now() });
};

/** What both sides of the transport are given. */
interface Shared {
  readonly judging: Judging;
  readonly door: Door;
  readonly execute: Execute;
  readonly connectTo: readonly string[];
  readonly metrics: Metrics;
  readonly report: (done: Done) => void;
}

const httpOf = (
  parts: Parts,
  publicUrl: string,
  needs: Shared & Pick<HttpNeeds, 'reads' | 'pages'>,
) => {
  const { judging, connectTo, metrics, ...rest } = needs;
  const { assets: folders } = parts.overrides;
  return createHttp({
    ...judging,
    ...rest,
    secure: publicUrl.startsWith('https://'),
    hosted: createHostedPages(parts.store),
    preview: createPreview({ server: publicUrl, now: parts.now }),
    assets: { connectTo, ...(folders && { folders }) },
    health: healthOf(parts, metrics),
    served: ({ ms, ...served }) => parts.log.info('request', { ...served, ms: Math.round(ms) }),
  });
};

const liveOf = (
  { settings }: Parts,
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
  });

const useCasesOf = ({ overrides }: Parts, ports: Ports): readonly RegisteredUseCase[] => {
  const own = createUseCases(ports);
  return overrides.useCases?.(own, ports) ?? own;
};

const stopOf =
  (http: FastifyInstance, live: Live, inFlight: InFlight) => async (): Promise<void> => {
    const stopped = stopListening(http.server, STOP_MS);
    await inFlight.drain(DRAIN_MS);
    live.close();
    await Promise.all([stopped, http.close()]);
  };

/** Begins what is done again and again; what ends each. */
const recurring = ({ overrides, now, log }: Parts, live: Live, ports: Ports): Closers => {
  const deskCheck = setInterval(() => void live.checkDesk(), CHECK_DESK_MS).unref();
  const { tickMs: everyMs = TICK_MS } = overrides;
  return [
    () => clearInterval(deskCheck),
    tick(() => turnThreads(ports, now()), { everyMs, log }),
    tick(() => showApproved(ports, now()), { everyMs: Math.min(everyMs, SHOW_MS), log }),
  ];
};

/** What is made of the keys of the data folder. */
const fromKeys = ({ keys, now, settings: { secondFactorRequired } }: Parts) => ({
  oneTimeCodes: createOneTimeCodes(keys),
  challenge: createProofOfWork(keys, now),
  secondFactorRequired,
});

const compose = async (parts: Parts): Promise<App> => {
  const { settings, closers, store, sanitizer, secrets, reserved, log, now } = parts;
  const publicUrl = settings.publicUrl ?? `http://localhost:${reserved.port}`;
  const own = ownOriginsOf(publicUrl);
  const origins = createSiteOrigins(store.sites, own, now);
  const judging = {
    isUnavailable: (error: unknown) => error instanceof StoreUnavailable,
    newIncident: secrets.newId,
  };
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
  };
  const reads = new PreparedReads(now);
  const pages = { connectTo, demo: demoOf(publicUrl, origins) };
  const http = await httpOf(parts, publicUrl, { ...shared, reads, pages });
  await http.ready();
  const live = liveOf(parts, http.server, shared);
  const announce = createAnnounce(live, {
    changed: ({ site, key }) => reads.forget(site, key),
    everyMs: settings.noticesEveryMs,
  });
  const ports = {
    ...{ ...store, announce, secrets, sanitizer, readers, shifts: live.shifts },
    ...fromKeys(parts),
    ownOrigin: publicUrl,
    approvalDelayMs: settings.approvalDelayMs,
  };
  const useCases = useCasesOf(parts, ports);
  const limits = settings.rateLimits ? createLimits() : NO_LIMITS;
  const { siteAllows } = origins;
  const { door, report } = shared;
  const { turnAway } = door;
  const inFlight = createInFlight(
    createExecute({ ...judging, useCases, siteAllows, turnAway, limits, report }),
  );
  await plant(parts, publicUrl);
  await store.batches.interrupt();

  closers.push(...recurring(parts, live, ports), stopOf(http, live, inFlight));
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

/** The store and the keys of these settings, without a server. */
export const openWorkshop = async (settings: Settings): Promise<Workshop> => {
  const keys = await readKeys(settings.dataDir);
  const store = await openStore(settings.databaseUrl);
  return { store, secrets: createSecrets(keys, Date.now), close: store.close };
};
