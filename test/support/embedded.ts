/** A newspaper's page with Komentar behind its own server, and a browser to read it in. */
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { startHostPage, type HostOptions, type HostPage } from './host-page.js';
import { startOwnSite, type OwnSite } from './komentar.js';

export interface Embedded extends OwnSite {
  readonly browser: Browser;
  readonly host: HostPage;
  readonly close: () => Promise<void>;
}

/** A page of nothing but a section; `attributes` are more of the element's. */
export const sectionPage = (thread: string, attributes = ''): { html: string } => ({
  html: `<!doctype html><html lang="id"><title>Uji</title><h1>Uji</h1>
    <komentar-section site="koran" thread="${thread}" loading="eager" ${attributes}></komentar-section>
    <script async src="/komentar/k.js"></script></html>`,
});

/** Starts all three; the server trusts the page's own as its proxy. */
export const startEmbedded = async (
  pages: Parameters<typeof startHostPage>[1],
  { mode, ...options }: HostOptions & { mode: string },
): Promise<Embedded> => {
  let behind = '';
  const host = await startHostPage(() => behind, pages, options);
  const env = { KOMENTAR_TRUST_PROXY: 'loopback' };
  const [browser, own] = await Promise.all([
    launchChromium(),
    startOwnSite({ origin: host.url, mode, env }),
  ]);
  const { server } = own;
  behind = server.url;
  const close = async (): Promise<void> => {
    await browser.close();
    await host.close();
    await server.remove();
  };
  return { ...own, browser, host, close };
};
