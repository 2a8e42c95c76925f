/** Holds the files of `deploy/` to what the server is: its settings, port, probes and the time it takes to stop. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { SETTINGS } from '#server/config/settings.js';
import { STOP_MS } from '#server/stopping.js';

const FOLDER = new URL('../../deploy/', import.meta.url).pathname;
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const files = readdirSync(FOLDER).map((name) => ({ name, text: read(name) }));

const documents = (name: string): unknown[] =>
  parseAllDocuments(read(name), { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as unknown;
  });

const PORT = SETTINGS.KOMENTAR_PORT.default;
const PROBES = ['/healthz', '/readyz'];

describe('deployment', () => {
  it('[DP1] every setting that is named exists', () => {
    const named = files.flatMap(({ text }) => text.match(/KOMENTAR_[A-Z_]+/gu) ?? []);
    expect(named.length).toBeGreaterThan(8);
    expect([...new Set(named)].filter((name) => !(name in SETTINGS))).toEqual([]);
  });

  it('[DP2] compose: two nodes with one image, one store, one Redis and one set of keys, behind nginx', () => {
    const [file] = documents('compose.yaml') as [{ services: Record<string, object> }];
    const { node1, node2, ...others } = file.services;
    expect(node1).toEqual(node2);
    expect(Object.keys(others)).toEqual(['nginx', 'postgres', 'redis']);
    expect(node1).toMatchObject({ volumes: ['keys:/data'], build: { context: '..' } });
    for (const node of ['node1', 'node2'])
      expect(read('nginx.conf')).toContain(`server ${node}:${PORT} `);
  });

  it('[DP3] Kubernetes: probes ask what the server answers, at its port, and an update leaves every reader a node', () => {
    const [deployment, service, budget] = documents('kubernetes.yaml') as [
      { spec: { strategy: object; template: { spec: { containers: Record<string, object>[] } } } },
      object,
      object,
    ];
    const [container = {}] = deployment.spec.template.spec.containers;
    expect(container['ports']).toEqual([{ name: 'http', containerPort: Number(PORT) }]);
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      const { httpGet } = container[probe] as { httpGet: { path: string; port: string } };
      expect(httpGet.port).toBe('http');
      expect(PROBES).toContain(httpGet.path);
    }
    expect(deployment.spec.strategy).toEqual({ rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
    expect(service).toMatchObject({ kind: 'Service' });
    expect(budget).toMatchObject({ kind: 'PodDisruptionBudget' });
  });

  it('[DP4] whoever stops a node gives it more time than it takes', () => {
    const seconds = [
      /TimeoutStopSec=(?<s>\d+)/u.exec(read('komentar.service')),
      /stop_grace_period: (?<s>\d+)s/u.exec(read('compose.yaml')),
      /terminationGracePeriodSeconds: (?<s>\d+)/u.exec(read('kubernetes.yaml')),
    ].map((found) => Number(found?.groups?.['s']));
    for (const each of seconds) expect(1000 * each).toBeGreaterThan(STOP_MS + 2_000);
  });

  it('[DP5] the image is made of the lock file and runs as nobody in particular', () => {
    const image = read('Dockerfile');
    expect(image).toMatch(/npm ci && npm run build && npm prune --omit=dev/u);
    expect(image).toMatch(/^USER node$/mu);
    expect(image).toContain(`EXPOSE ${PORT}`);
    expect(image).toContain(`127.0.0.1:${PORT}/readyz`);
  });
});
