/** The path of every message through `execute`, with use-cases made for the test. */
import { describe, expect, test } from 'vitest';
import type { CommandName } from '@komentar/protocol';
import { createExecute, type Done, type ExecuteNeeds } from '#server/transport/execute.js';
import { originHint } from '#server/observe/turned-away.js';
import { NO_LIMITS, type Limits } from '#server/transport/rate-limit.js';
import {
  Refusal,
  type Access,
  type Anyone,
  type Caller,
  type DeskCaller,
  type Guest,
  type RegisteredUseCase,
} from '#server/use-case.js';

const anyone: Anyone = { kind: 'anyone', addressHash: 'a', now: 1 };
const guest: Guest = { ...anyone, kind: 'guest', authorId: 'g1', site: 'koran', name: 'Sari' };
const desk: DeskCaller = {
  ...anyone,
  kind: 'desk',
  moderatorId: 'm1',
  name: 'Ani',
  role: 'moderator',
  tokenHash: 'h',
  sessionId: 's',
};

class StoreAway extends Error {}

const useCase = (name: CommandName, allowed: Access, run: () => unknown): RegisteredUseCase => ({
  name,
  allowed,
  run: async () => ({ value: await run() }),
});

const build = (useCases: readonly RegisteredUseCase[], more: Partial<ExecuteNeeds> = {}) => {
  const done: Done[] = [];
  const execute = createExecute({
    useCases,
    siteAllows: () => Promise.resolve(true),
    turnAway: (origin, site) =>
      new Refusal('origin-not-allowed', { hint: originHint(origin, site) }),
    limits: NO_LIMITS,
    isUnavailable: (error) => error instanceof StoreAway,
    newIncident: () => 'incident-1',
    report: (it) => void done.push(it),
    ...more,
  });
  const call = async (name: string, input: unknown, caller: Caller = anyone) =>
    (await execute({ name, input, identify: () => Promise.resolve(caller) })).answer;
  return { call, done, execute };
};

const codeOf = (answer: { ok: boolean; error?: { code: string } }): string =>
  answer.ok ? 'ok' : (answer.error?.code ?? '');

const join = { site: 'koran', thread: 'artikel-1' };

describe('parsing', () => {
  const { call } = build([
    useCase('thread:join', 'anyone', () => 1),
    useCase('comment:post', 'anyone', () => 1),
    useCase('setup:complete', 'anyone', () => 1),
  ]);
  const fieldOf = async (name: string, input: unknown) => {
    const answer = await call(name, input);
    return answer.ok ? 'ok' : [answer.error.code, answer.error.field];
  };

  test('[PR1] a name that is no command is refused, whatever it is called', async () => {
    for (const name of ['nope', '', '__proto__', 'constructor', 'toString', 'queue:read']) {
      expect(codeOf(await call(name, {}))).toBe('unknown-command');
    }
  });

  test('[PR2] an input that does not fit is refused with the dotted path of its first complaint', async () => {
    expect(await fieldOf('thread:join', {})).toEqual(['invalid', 'site']);
    expect(await fieldOf('thread:join', { site: 'koran' })).toEqual(['invalid', 'thread']);
    expect(await fieldOf('thread:join', { ...join, since: -1 })).toEqual(['invalid', 'since']);
    const site = { id: 'Koran!', name: 'x', origin: 'y' };
    const setup = { code: 'c', name: 'n', email: 'a@b.example', password: '12345678', site };
    expect(await fieldOf('setup:complete', setup)).toEqual(['invalid', 'site.id']);
  });

  test('[PR2] an input that is no object is refused without a field', async () => {
    for (const input of [undefined, null, 1, 'x', true, [], Buffer.from('x'), () => 1]) {
      expect(codeOf(await call('thread:join', input))).toBe('invalid');
    }
  });

  test('[PR3] a key the command does not know is refused and named, inherited names and long ones too', async () => {
    expect(await fieldOf('thread:join', { ...join, status: 'published' })).toEqual([
      'invalid',
      'status',
    ]);
    const hostile: unknown = JSON.parse('{"site":"koran","thread":"a","__proto__":{"polluted":1}}');
    expect(await fieldOf('thread:join', hostile)).toEqual(['invalid', '__proto__']);
    expect(await fieldOf('thread:join', { ...join, constructor: 1 })).toEqual([
      'invalid',
      'constructor',
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const answer = await call('thread:join', { ...join, ['x'.repeat(5000)]: 1 });
    expect(JSON.stringify(answer).length).toBeLessThan(400);
  });

  test('[PR2] lone surrogates and NUL are refused in every text', async () => {
    for (const bad of ['a\ud800', '\udc00b', 'a\0b']) {
      expect(await fieldOf('thread:join', { site: 'koran', thread: bad })).toEqual([
        'invalid',
        'thread',
      ]);
      const post = { ...join, body: bad, clientId: '0b9a5f0e-93a4-4c3c-9d0f-7d9f0f2f7c11' };
      expect(await fieldOf('comment:post', post)).toEqual(['invalid', 'body']);
    }
  });
});

describe('who may call', () => {
  const { call } = build([
    useCase('thread:join', 'anyone', () => 1),
    useCase('thread:mine', 'guest', () => 1),
    useCase('moderator:me', 'desk', () => 1),
    useCase('queue:read', 'queue.read', () => 1),
    useCase('moderator:logout', 'site.manage', () => 1),
  ]);
  const codes = async (name: string, input: unknown) =>
    Promise.all(
      [anyone, guest, desk].map(async (caller) => codeOf(await call(name, input, caller))),
    );

  test('[ID1] each access lets in exactly those it names', async () => {
    expect(await codes('thread:join', join)).toEqual(['ok', 'ok', 'ok']);
    expect(await codes('thread:mine', join)).toEqual([
      'session-required',
      'ok',
      'session-required',
    ]);
    expect(await codes('moderator:me', {})).toEqual(['session-required', 'session-required', 'ok']);
    expect(await codes('queue:read', { queue: 'pending' })).toEqual([
      'session-required',
      'session-required',
      'ok',
    ]);
  });

  test('[ID1] a role that does not grant the action is not allowed', async () => {
    expect(codeOf(await call('moderator:logout', {}, desk))).toBe('not-allowed');
    expect(codeOf(await call('moderator:logout', {}, { ...desk, role: 'admin' }))).toBe('ok');
  });

  test('[ID2] a guest session is worth nothing on another site', async () => {
    expect(codeOf(await call('thread:mine', { ...join, site: 'lain' }, guest))).toBe(
      'session-required',
    );
  });
});

describe('the order', () => {
  const never = useCase('thread:join', 'guest', () => {
    throw new Error('must not run');
  });
  const empty: Limits = { ...NO_LIMITS, take: () => Promise.resolve(1234) };
  const strict = { siteAllows: () => Promise.resolve(false), limits: empty };
  const foreign: Anyone = { ...anyone, origin: 'https://evil.example' };

  test('[PR4] parsing comes before the origin, the origin before the limits, the limits before the access', async () => {
    const { call } = build([never], strict);
    expect(codeOf(await call('thread:join', {}, foreign))).toBe('invalid');
    expect(codeOf(await call('thread:join', join, foreign))).toBe('origin-not-allowed');
    const limited = await build([never], { limits: empty }).call('thread:join', join, foreign);
    expect(limited).toMatchObject({
      ok: false,
      error: { code: 'rate-limited', retryAfterMs: 1234 },
    });
    expect(codeOf(await build([never]).call('thread:join', join, foreign))).toBe(
      'session-required',
    );
  });

  test('[OP40] a page of another site is told how its origin is added, and so is the log', async () => {
    const { call, done } = build([useCase('thread:join', 'anyone', () => 1)], {
      siteAllows: () => Promise.resolve(false),
    });
    const hint = 'Add it with: komentar site origin koran --add https://evil.example';
    const answer = await call('thread:join', join, foreign);
    expect(answer).toMatchObject({
      error: {
        code: 'origin-not-allowed',
        message: `The page that asks is not of this site. ${hint}`,
      },
    });
    expect(Object.keys(answer.ok ? {} : answer.error)).toEqual(['code', 'message']);
    expect(done[0]).toMatchObject({ code: 'origin-not-allowed', hint });
  });

  test('[ID3] a caller without an origin passes the origin check', async () => {
    const { call } = build([useCase('thread:join', 'anyone', () => 1)], {
      siteAllows: () => Promise.resolve(false),
    });
    expect(codeOf(await call('thread:join', join))).toBe('ok');
  });
});

describe('what comes back', () => {
  const throwing = (error: unknown) =>
    build([
      useCase('thread:join', 'anyone', () => {
        throw error;
      }),
    ]);

  test('[PR5] an expected no keeps its code and details and has no cause for the log', async () => {
    const { call, done } = throwing(new Refusal('too-long', { field: 'body' }));
    expect(await call('thread:join', join)).toMatchObject({
      ok: false,
      error: { code: 'too-long', field: 'body' },
    });
    expect(done).toMatchObject([{ name: 'thread:join', code: 'too-long' }]);
    expect(done[0]).not.toHaveProperty('cause');
  });

  test('[PR6] a defect is internal with an incident and nothing else, and is reported once with its cause', async () => {
    const cause = new TypeError('select * from secrets');
    const { call, done } = throwing(cause);
    const answer = await call('thread:join', join);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', message: expect.any(String) as string, incident: 'incident-1' },
    });
    expect(JSON.stringify(answer)).not.toContain('secrets');
    expect(done).toMatchObject([{ code: 'internal', incident: 'incident-1', cause }]);
  });

  test('[PR6] anything can be thrown', async () => {
    for (const thrown of [undefined, null, 'text', 1, {}]) {
      expect(codeOf(await throwing(thrown).call('thread:join', join))).toBe('internal');
    }
  });

  test('[PR7] a store that is away is unavailable, with a time to wait', async () => {
    const answer = await throwing(new StoreAway()).call('thread:join', join);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable', retryAfterMs: 5000 } });
  });

  test('[ID4] what identifying throws is answered like any other refusal', async () => {
    const { execute } = build([useCase('thread:join', 'anyone', () => 1)]);
    const identify = () => Promise.reject(new Refusal('session-expired'));
    const { answer } = await execute({ name: 'thread:join', input: join, identify });
    expect(codeOf(answer)).toBe('session-expired');
  });

  test('[PR8] the cookie of an outcome travels beside the answer, not in it', async () => {
    const cookie = { kind: 'set', token: 'secret', expiresAt: 1 } as const;
    const { execute } = build([
      { name: 'thread:join', allowed: 'anyone', run: () => Promise.resolve({ value: {}, cookie }) },
    ]);
    const executed = await execute({
      name: 'thread:join',
      input: join,
      identify: () => Promise.resolve(anyone),
    });
    expect(executed).toEqual({ answer: { ok: true, value: {} }, cookie });
  });
});
