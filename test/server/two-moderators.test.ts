/** Two moderators decide on the same comments in the same moment, through the real server. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startOwnSite, type Komentar } from '../support/komentar.js';

const ROUNDS = 500;

let server: Komentar;
let site: string;
let ani: string;
let budi: string;

beforeAll(async () => {
  ({ server, site, desk: ani } = await startOwnSite({ mode: 'pre' }));
  const { dataDir } = server;
  await runCli(
    dataDir,
    ['moderator', 'add', 'budi@koran.example', '--role', 'moderator', '--password-stdin'],
    'kata-sandi-lain\n',
  );
  const printed = await runCli(dataDir, ['token', 'create', '--moderator', 'budi@koran.example']);
  budi = printed.split(/\s+/u).at(-1) ?? '';
});

afterAll(() => server.remove());

/** One waiting comment, decided on by both at once: approved by the one, rejected by the other. */
const collide = async (reader: string, round: number) => {
  const { comment } = await server.must(
    'comment:post',
    { site, thread: 'artikel-1', body: `Pendapat nomor ${String(round)}.`, clientId: randomUUID() },
    reader,
  );
  const { id: commentId, version } = comment;
  const [approving, rejecting] = round % 2 === 0 ? [ani, budi] : [budi, ani];
  return Promise.all([
    server.call('comment:approve', { commentId, version }, approving),
    server.call('comment:reject', { commentId, version, reason: 'abuse' }, rejecting),
  ]);
};

test('[ES2] [AC4] of two decisions at the same moment one stands and the other gets a conflict, 500 times', async () => {
  const { token } = await server.must('session:open', { site, name: 'Pembaca' });
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await collide(token, round);
    const stands = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    expect(stands).toHaveLength(1);
    expect(refused).toMatchObject([
      {
        code: 'conflict',
        conflict: {
          status: stands[0]?.comment.status,
          decision: { id: stands[0]?.decision.id },
        },
      },
    ]);
  }
}, 120_000);
