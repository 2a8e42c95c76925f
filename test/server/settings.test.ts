/** Settings from the environment and the file, their defaults and the complaints about them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SettingsError, readSettings } from '#server/config/read-settings.js';
import { SETTINGS } from '#server/config/settings.js';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'komentar-settings-'));
});
afterEach(() => rm(cwd, { recursive: true }));

const complaints = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings({ env, cwd });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.complaints;
    throw error;
  }
};

const writeConfig = (content: unknown) =>
  writeFile(
    join(cwd, 'komentar.config.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

test('[OP16] nothing has to be set', () => {
  expect(readSettings({ env: {}, cwd })).toEqual({
    port: 3100,
    approvalDelayMs: 4_000,
    secondFactorRequired: false,
    deskIdleMs: 1_800_000,
    host: '127.0.0.1',
    dataDir: join(cwd, 'data'),
    databaseUrl: `sqlite:${join(cwd, 'data', 'komentar.db')}`,
    trustProxy: [],
    logLevel: 'info',
    rateLimits: true,
    metrics: 'loopback',
    noticesEveryMs: 50,
    maxConnections: 20_000,
    maxConnectionsPerAddress: 500,
  });
});

test('[OP17] the environment wins over the file, the file over the default; other variables do not matter', async () => {
  await writeConfig({ KOMENTAR_PORT: 4000, KOMENTAR_LOG_LEVEL: 'warn' });
  const settings = readSettings({ env: { KOMENTAR_PORT: '5000', PATH: '/bin', PORT: '1' }, cwd });
  expect([settings.port, settings.logLevel]).toEqual([5000, 'warn']);
});

test('[OP18] all complaints come at once, each naming its setting', async () => {
  await writeConfig({ KOMENTAR_METRICS: 'all', KOMENTAR_LOGLEVEL: 'info', PORT: 1 });
  const found = complaints({
    KOMENTAR_PORT: '70000',
    KOMENTAR_PUBLIC_URL: 'https://komentar.example/sub',
    KOMENTAR_DATABASE_URL: 'mysql://x',
    KOMENTAR_REDIS_URL: 'memcached://localhost',
    KOMENTAR_TRUST_PROXY: 'true',
    KOMENTAR_LOG_LEVEL: 'loud',
    KOMENTAR_DATA_DIR: ' ',
    KOMENTAR_MAX_CONNECTIONS: '-1',
  });
  const named = [
    'PORT',
    'PUBLIC_URL',
    'DATA_DIR',
    'DATABASE_URL',
    'REDIS_URL',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'METRICS',
    'MAX_CONNECTIONS',
  ];
  for (const name of named) {
    expect(found.filter((complaint) => complaint.startsWith(`KOMENTAR_${name} `))).toHaveLength(1);
  }
  expect(found).toContain('KOMENTAR_LOGLEVEL is not a setting; did you mean KOMENTAR_LOG_LEVEL?');
  expect(found.some((complaint) => complaint.startsWith('PORT is not a setting'))).toBe(true);
});

test.each([
  ['KOMENTAR_PROT', 'KOMENTAR_PORT'],
  ['KOMENTAR_DATABASE', 'KOMENTAR_DATABASE_URL'],
  ['KOMENTAR_MAX_CONECTIONS', 'KOMENTAR_MAX_CONNECTIONS'],
  ['KOMENTAR_PASSWORD', undefined],
  ['KOMENTAR_ADMIN_EMAIL', undefined],
])(
  '[OP18] of %s it is asked whether %s was meant, and of what is near nothing it is not',
  (name, meant) => {
    const asked = meant === undefined ? '.' : `; did you mean ${meant}?`;
    expect(complaints({ [name]: 'x' })).toEqual([`${name} is not a setting${asked}`]);
  },
);

test('[OP18] a value with a password in it is not repeated', () => {
  expect(complaints({ KOMENTAR_DATABASE_URL: 'mysql://root:rahasia@db' }).join()).not.toContain(
    'rahasia',
  );
});

test('[OP18] a file that is no object of plain values is complained about', async () => {
  for (const content of ['{', '[]', '{"KOMENTAR_PORT":{}}', 'null']) {
    await writeConfig(content);
    expect(complaints({})).toEqual([
      'komentar.config.json is not a JSON object of texts, numbers and true/false.',
    ]);
  }
});

test('[OP15] limits can be off only while nobody else can reach the server', () => {
  const off = (host: string) => complaints({ KOMENTAR_RATE_LIMITS: 'off', KOMENTAR_HOST: host });
  for (const host of ['127.0.0.1', '127.0.0.2', '::1', 'localhost']) expect(off(host)).toEqual([]);
  for (const host of ['0.0.0.0', '::', '192.168.1.1', 'komentar.example']) {
    expect(off(host)).toEqual([expect.stringContaining('KOMENTAR_RATE_LIMITS can be off only')]);
  }
});

test('[OP19] proxies are addresses, networks or the word loopback', () => {
  const proxies = (text: string) =>
    readSettings({ env: { KOMENTAR_TRUST_PROXY: text }, cwd }).trustProxy;
  expect(proxies(' loopback, 10.0.0.0/8 ,2001:db8::/32,')).toEqual([
    'loopback',
    '10.0.0.0/8',
    '2001:db8::/32',
  ]);
  for (const bad of [
    'true',
    '1',
    '*',
    '10.0.0.0/33',
    '10.0.0/8',
    'proxy.example',
    '::/129',
    '10.0.0.0/8;::1',
  ]) {
    expect(complaints({ KOMENTAR_TRUST_PROXY: bad })).toHaveLength(1);
  }
});

test('[OP20] a public address is scheme, host and port', () => {
  const url = (text: string) => readSettings({ env: { KOMENTAR_PUBLIC_URL: text }, cwd }).publicUrl;
  expect(url('https://Komentar.example/')).toBe('https://komentar.example');
  expect(url('http://localhost:8080')).toBe('http://localhost:8080');
  for (const bad of [
    'komentar.example',
    'ftp://x',
    'https://x/y',
    'https://a:b@x',
    'https://x?y',
  ]) {
    expect(complaints({ KOMENTAR_PUBLIC_URL: bad })).toHaveLength(1);
  }
});

test('[OP16] every setting has a sentence and a default that it would accept itself', () => {
  for (const setting of Object.values(SETTINGS)) expect(setting.does).toMatch(/^[A-Z`].*\.$/u);
  const defaults = Object.entries(SETTINGS).flatMap(([name, row]) =>
    'default' in row ? [[name, row.default]] : [],
  );
  expect(complaints(Object.fromEntries(defaults) as Record<string, string>)).toEqual([]);
});

test('[ND9] several nodes need one PostgreSQL', () => {
  const redis = { KOMENTAR_REDIS_URL: 'redis://localhost:6379/1' };
  expect(complaints(redis)).toEqual([expect.stringContaining('nodes-need-postgres')]);
  const both = { ...redis, KOMENTAR_DATABASE_URL: 'postgres://localhost/komentar' };
  expect(readSettings({ env: both, cwd }).redisUrl).toBe('redis://localhost:6379/1');
});
