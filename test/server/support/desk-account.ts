/** A member of the desk as the tests play one: signs in, keeps the cookie, reads an authenticator. */
import { Secret, TOTP } from 'otpauth';
import type { DeskRole } from '#domain/permissions.js';
import { createSecrets } from '#server/identity/secrets.js';
import { readKeys } from '#server/identity/keys-file.js';
import type { Reply, TestServer } from './test-server.js';

export const PASSWORD = 'kata-sandi-panjang';
/** One hash does for all: making one takes time. */
let passwordHash: string | undefined;

/** The code or `ok`. */
export const codeOf = ({ answer }: Reply): string => (answer.ok ? 'ok' : answer.error.code);

/** The value, which must be there. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- whoever asks knows what the command answers
export const valueOf = <T = Record<string, unknown>>({ answer }: Reply): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as T;
};

/** The digits an authenticator shows for a secret. */
export const digitsOf = (secret: string, now: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

export class DeskAccount {
  headers: Record<string, string> = {};

  private constructor(
    readonly server: TestServer,
    readonly id: string,
    readonly email: string,
  ) {}

  /** Adds a member; nobody is signed in. */
  static async add(
    server: TestServer,
    email: string,
    post: { readonly role?: DeskRole; readonly sites?: readonly string[] } = {},
  ): Promise<DeskAccount> {
    const secrets = createSecrets(await readKeys(server.dataDir), Date.now);
    passwordHash ??= await secrets.hashPassword(PASSWORD);
    const id = secrets.newId();
    const { role = 'moderator', sites } = post;
    await server.app.store.desk.add({
      ...{ id, email, name: email.split('@')[0] ?? '', role, passwordHash, createdAt: 0 },
      ...(sites && { sites }),
    });
    return new DeskAccount(server, id, email);
  }

  /** Adds one and signs in. */
  static async signedIn(...given: Parameters<typeof DeskAccount.add>): Promise<DeskAccount> {
    const account = await DeskAccount.add(...given);
    valueOf(await account.signIn());
    return account;
  }

  /** The same person at another browser, where nobody is signed in. */
  elsewhere(): DeskAccount {
    return new DeskAccount(this.server, this.id, this.email);
  }

  async signIn(more: { readonly code?: string; readonly password?: string } = {}): Promise<Reply> {
    const input = { email: this.email, password: PASSWORD, ...more };
    const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/140.0' };
    const reply = await this.server.post('moderator:login', input, agent);
    this.#keep(reply);
    return reply;
  }

  async send(name: string, input: unknown = {}): Promise<Reply> {
    return this.server.post(name, input, this.headers);
  }

  /** Sends, which must succeed. */
  async must<T>(name: string, input: unknown = {}): Promise<T> {
    return valueOf<T>(await this.send(name, input));
  }

  /** A live connection with the session. */
  connect() {
    return this.server.connect({ namespace: '/moderation', headers: this.headers });
  }

  async isIn(): Promise<boolean> {
    return codeOf(await this.send('moderator:me')) === 'ok';
  }

  /** Turns the second factor on; the secret and the codes for a lost device. */
  async setUpFactor(now: number) {
    const { secret } = await this.must<{ secret: string }>('second-factor:offer');
    const { recoveryCodes } = await this.must<{ recoveryCodes: string[] }>(
      'second-factor:confirm',
      { code: digitsOf(secret, now) },
    );
    return { secret, recoveryCodes };
  }

  #keep({ headers }: Reply): void {
    const cookie = headers.get('set-cookie')?.split(';')[0];
    if (cookie !== undefined) this.headers = { cookie };
  }
}
