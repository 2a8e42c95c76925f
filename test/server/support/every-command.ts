/** A valid input for every command of the protocol, about the things of one site: what the test of forbidden calls sends. */
import { randomUUID } from 'node:crypto';
import type { CommandInput, CommandName } from '@komentar/protocol';

/** What there is on a site. */
export interface Things {
  readonly site: string;
  readonly thread: string;
  /** A comment that waits, at version 1. */
  readonly waiting: string;
  /** A published comment and the decision that published it. */
  readonly published: string;
  readonly decision: string;
  /** A change of the thread's settings. */
  readonly threadChange: string;
  /** Who wrote the comments, and a sanction that stands against him. */
  readonly author: string;
  readonly sanction: string;
  /** A member of the desk who works for this site alone, at version 1, and somebody invited to. */
  readonly member: string;
  readonly invitation: string;
}

interface Sample<N extends CommandName> {
  readonly input: (things: Things) => CommandInput<N>;
  /**
   * `site`: it concerns a site, and whoever does not work for it is refused. `self`: it shows and
   * changes nothing beyond what the caller may see anyway.
   */
  readonly about: 'site' | 'self';
}

const site = <N extends CommandName>(input: Sample<N>['input']): Sample<N> => ({
  input,
  about: 'site',
});
const self = <N extends CommandName>(input: CommandInput<N>): Sample<N> => ({
  input: () => input,
  about: 'self',
});

const waiting = ({ waiting: commentId }: Things) => ({ commentId, version: 1 });
const email = 'orang@koran.example';
const password = 'kata-sandi-panjang';

/** One of those a new site has. */
const rule = ({ site: id }: Things) => ({ site: id, ruleId: 'id-goblok' });
const imported = {
  ...({ action: 'hold', reason: 'abuse', note: '', mode: 'draft', expiresAt: null } as const),
};
const drafted = { ...imported, looksFor: { kind: 'word', pattern: 'kelinci' } } as const;

/** One entry for each command; a command without one does not compile. */
export const SAMPLES: { readonly [N in CommandName]: Sample<N> } = {
  'session:open': site(({ site: id }) => ({ site: id })),
  'challenge:read': site(({ site: id }) => ({ site: id })),
  'thread:read': site(({ site: id, thread }) => ({ site: id, thread })),
  'thread:join': site(({ site: id, thread }) => ({ site: id, thread })),
  'thread:leave': site(({ site: id, thread }) => ({ site: id, thread })),
  'thread:mine': site(({ site: id, thread }) => ({ site: id, thread })),
  'totals:read': site(({ site: id, thread }) => ({ site: id, threads: [thread] })),
  'comment:post': site(({ site: id, thread }) => ({
    ...{ site: id, thread, body: 'Terima kasih.', clientId: randomUUID() },
  })),
  'comment:edit': site((things) => ({ ...waiting(things), body: 'Lain.' })),
  'comment:withdraw': site(({ waiting: commentId }) => ({ commentId })),
  'comment:take-back': site(({ waiting: commentId }) => ({ commentId })),
  'comment:like': site(({ published: commentId }) => ({ commentId, liked: true })),
  'comment:report': site(({ published: commentId }) => ({ commentId, reason: 'spam' })),
  'comment:preview': site(({ site: id }) => ({ site: id, body: 'Halo' })),
  'setup:complete': self({ code: 'bukan-kode', name: 'Ani', email, password }),
  'moderator:login': self({ email, password: 'salah-sekali' }),
  'moderator:logout': self({}),
  'moderator:me': self({}),
  'moderator:prove': self({ password: 'salah-sekali' }),
  'account:read': self({}),
  'account:rename': self({ name: 'Ani' }),
  'account:password': self({ password: 'salah-sekali', newPassword: password }),
  'account:end-sessions': self({}),
  'second-factor:offer': self({}),
  'second-factor:confirm': self({ code: '000000' }),
  'second-factor:renew': self({}),
  'second-factor:remove': self({}),
  'team:list': self({}),
  'team:invite': site(({ site: id }) => ({ email, role: 'moderator', sites: [id] })),
  'team:uninvite': site(({ invitation: invitationId }) => ({ invitationId })),
  'team:change': site(({ member: moderatorId }) => ({ moderatorId, version: 1, role: 'lead' })),
  'team:sessions': site(({ member: moderatorId }) => ({ moderatorId })),
  'team:end-sessions': site(({ member: moderatorId }) => ({ moderatorId })),
  'invitation:read': self({ code: 'bukan-kode' }),
  'invitation:accept': self({ code: 'bukan-kode', name: 'Orang', password }),
  'queue:read': site(({ site: id }) => ({ queue: 'pending', site: id })),
  'comment:approve': site(waiting),
  'comment:reject': site((things) => ({ ...waiting(things), reason: 'ad' })),
  'comment:spam': site(waiting),
  'comment:return': site((things) => ({ ...waiting(things), reason: 'abuse' })),
  'comment:restore': site(waiting),
  'comment:feature': site(({ published: commentId }) => ({ commentId, feature: 'pick' })),
  'thread:change': site(({ site: id, thread }) => ({ site: id, thread, state: 'slow' })),
  'thread:undo': site(({ threadChange: decisionId }) => ({ decisionId })),
  'thread:settings': site(({ site: id, thread }) => ({ site: id, thread })),
  'threads:list': site(({ site: id }) => ({ site: id })),
  'log:read': site(({ site: id }) => ({ site: id })),
  'log:export': site(({ site: id }) => ({ site: id })),
  'comment:history': site(({ published: commentId }) => ({ commentId })),
  'desk:look': site(({ site: id, waiting: commentId }) => ({
    ...{ queue: 'pending', site: id, commentId },
  })),
  'lease:take': site(({ waiting: commentId }) => ({ commentId })),
  'lease:free': self({ commentId: 'tiada' }),
  'hand:deal': site(({ site: id }) => ({ queue: 'pending', site: id })),
  'opinion:ask': site((things) => ({ ...waiting(things), text: 'Ini fitnah atau kritik?' })),
  'opinion:answer': site((things) => ({ ...waiting(things), text: 'Menurut saya kritik.' })),
  'report:close': site((things) => ({ ...waiting(things), outcome: 'dismissed' })),
  'comments:freeze': site(({ site: id }) => ({ queue: 'pending', site: id })),
  'comments:decide': self({ batchId: 'tiada', move: 'spam' }),
  'batch:control': self({ batchId: 'tiada', does: 'pause' }),
  'batch:read': self({ batchId: 'tiada' }),
  'rule:list': site(({ site: id }) => ({ site: id })),
  'rule:read': site(rule),
  'rule:save': site((things) => ({ ...rule(things), version: 1, rule: drafted })),
  'rule:activate': site((things) => ({ ...rule(things), version: 1 })),
  'rule:retire': site((things) => ({ ...rule(things), version: 1 })),
  'rule:undo': site((things) => ({ ...rule(things), version: 1 })),
  'rule:test': site(({ site: id }) => ({ site: id, text: 'Halo' })),
  'rule:import': site(({ site: id }) => ({
    site: id,
    text: 'kelinci',
    rule: imported,
    save: true,
  })),
  'rule:export': site(({ site: id }) => ({ site: id })),
  'author:read': site(({ author: authorId }) => ({ authorId })),
  'author:comments': site(({ author: authorId }) => ({ authorId })),
  'author:note': site(({ author: authorId }) => ({ authorId, text: 'Catatan.' })),
  'author:sanction': site(({ author: authorId }) => ({ authorId, kind: 'warn', reason: 'ad' })),
  'sanction:undo': site(({ sanction: sanctionId }) => ({ sanctionId })),
  'sanction:lift': site(({ sanction: sanctionId }) => ({ sanctionId })),
  'sanction:acknowledge': site(({ sanction: sanctionId }) => ({ sanctionId })),
  'decision:undo': site(({ decision: decisionId }) => ({ decisionId })),
};
