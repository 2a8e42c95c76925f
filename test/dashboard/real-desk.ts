/** A real server with members of the desk, for tests of what only a real server knows: sessions, codes, roles. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { CommandInput, CommandName, CommandResult } from '@komentar/protocol';
import type { DeskRole } from '@komentar/domain';
import { runCli, startOwnSite, type OwnSite } from '../support/komentar.js';

export const PASSWORD = 'kata-sandi-panjang';

const PERIOD_MS = 30_000;

/** The digits an authenticator shows for a secret, now or so many steps from now. */
export const digitsOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * PERIOD_MS,
  });

/** Somebody who is signed in over HTTP, as another browser would be. */
export class OtherBrowser {
  #cookie = '';

  constructor(
    readonly url: string,
    readonly email: string,
  ) {}

  async must<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>> {
    const response = await fetch(`${this.url}/v1/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (Android 15; Mobile) Gecko/20100101 Firefox/140.0',
        ...(this.#cookie !== '' && { cookie: this.#cookie }),
      },
      body: JSON.stringify(input),
    });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    const answer = (await response.json()) as { ok: boolean; value: CommandResult<N> };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  }

  async signIn(): Promise<this> {
    await this.must('moderator:login', { email: this.email, password: PASSWORD });
    return this;
  }

  /** Turns the second factor on; its secret and the codes for a lost device. */
  async setUpFactor() {
    const { secret } = await this.must('second-factor:offer', {});
    const code = digitsOf(secret, -1);
    const { recoveryCodes } = await this.must('second-factor:confirm', { code });
    return { secret, recoveryCodes };
  }
}

/** The server, its site `koran`, and an admin `ani@koran.example`. */
export interface RealDesk extends OwnSite {
  readonly dashboard: string;
  /** Adds a member with the password of all. */
  readonly add: (email: string, role: DeskRole) => Promise<void>;
  readonly elsewhere: (email: string) => OtherBrowser;
}

/** Fills in the form that the desk shows and sends it. */
export const signIn = async (page: Page, email: string, password = PASSWORD): Promise<void> => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
};

export const startRealDesk = async (
  mode = 'pre',
  env: Readonly<Record<string, string>> = {},
): Promise<RealDesk> => {
  const own = await startOwnSite({ mode, env });
  const { url, dataDir } = own.server;
  return {
    ...own,
    dashboard: `${url}/dashboard`,
    add: async (email, role) => {
      const post = ['--role', role, '--site', own.site, '--password-stdin'];
      await runCli(dataDir, ['moderator', 'add', email, ...post], `${PASSWORD}\n`);
    },
    elsewhere: (email) => new OtherBrowser(url, email),
  };
};
