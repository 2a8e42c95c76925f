/** The list of features: every command's use-case, in one registry for both transports. */
import type { RegisteredUseCase } from '../use-case.js';
import { acknowledgeSanction } from './acknowledge-sanction.js';
import { acceptInvitation, readInvitation } from './accept-invitation.js';
import { accountUseCases } from './account.js';
import { completeSetup } from './complete-setup.js';
import { closeReports, decisions, undoDecision } from './decide-comment.js';
import { decideMany } from './decide-many.js';
import { editComment } from './edit-comment.js';
import { featureComment } from './feature-comment.js';
import { secondOpinions } from './second-opinion.js';
import { joinThread, leaveThread } from './follow-thread.js';
import { teamUseCases } from './manage-team.js';
import { openSession } from './open-session.js';
import type { Ports } from './ports.js';
import { postComment } from './post-comment.js';
import { previewComment } from './preview-comment.js';
import { noteAuthor, readAuthor, readAuthorComments } from './read-author.js';
import { readChallenge } from './read-challenge.js';
import { readQueue } from './read-queue.js';
import { logUseCases } from './read-log.js';
import { readMine, readThread, readTotals } from './read-thread.js';
import { likeComment, reportComment } from './readers-acts.js';
import { createRulebook } from './rulebook.js';
import { keepRules } from './rules.js';
import { liftSanction, sanctionAuthor, undoSanction } from './sanction-author.js';
import { signIn, signOut, whoAmI } from './sign-in.js';
import { threadUseCases } from './set-thread.js';
import { takeBackComment, withdrawComment } from './withdraw-comment.js';

import { workTogether } from './work-together.js';

export type { Ports } from './ports.js';

/** Every use-case, given the ports. */
export const createUseCases = (ports: Ports): readonly RegisteredUseCase[] => {
  const rulebook = createRulebook(ports.rules);
  const keeping = { ...ports, rulebook };
  return [
    openSession(ports),
    readChallenge(ports),
    readThread(ports),
    readMine(ports),
    readTotals(ports),
    joinThread(ports),
    leaveThread(ports),
    postComment(keeping),
    editComment(keeping),
    withdrawComment(ports),
    takeBackComment(ports),
    likeComment(ports),
    reportComment(ports),
    previewComment(ports),
    signIn(ports),
    signOut(ports),
    whoAmI(ports),
    completeSetup(ports),
    ...accountUseCases(ports),
    ...teamUseCases(ports),
    readInvitation(ports),
    acceptInvitation(ports),
    readQueue(ports),
    ...decisions(ports),
    closeReports(ports),
    undoDecision(ports),
    ...decideMany(ports),
    featureComment(ports),
    ...secondOpinions(ports),
    ...threadUseCases(ports),
    ...logUseCases(ports),
    ...workTogether(ports),
    ...keepRules(keeping),
    readAuthor(ports),
    readAuthorComments(ports),
    noteAuthor(ports),
    sanctionAuthor(ports),
    undoSanction(ports),
    liftSanction(ports),
    acknowledgeSanction(ports),
  ];
};
