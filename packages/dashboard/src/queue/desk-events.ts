/** What the elements of the desk tell upwards, each in the past tense. */
import type { OpinionAct, Reason, Span } from '@komentar/domain';
import type { PanelName } from '../panels.js';
import type { DeskMove } from './desk-move.js';

const UPWARDS = { bubbles: true, composed: true } as const;

/** A decision was chosen by button. Rejecting and returning open the reasons first. */
export class MejaMoveChosen extends Event {
  static readonly type = 'meja-move-chosen';
  constructor(
    readonly commentId: string,
    readonly move: DeskMove,
  ) {
    super(MejaMoveChosen.type, UPWARDS);
  }
}

/** The card is to be taken over from the colleague who has it. */
export class MejaTakeOverChosen extends Event {
  static readonly type = 'meja-take-over-chosen';
  constructor(readonly commentId: string) {
    super(MejaTakeOverChosen.type, UPWARDS);
  }
}

/** A reason was picked from the list. */
export class MejaReasonChosen extends Event {
  static readonly type = 'meja-reason-chosen';
  constructor(readonly reason: Reason) {
    super(MejaReasonChosen.type, UPWARDS);
  }
}

/** The pointer or the focus is at a reason; at none any more without one. */
export class MejaReasonEyed extends Event {
  static readonly type = 'meja-reason-eyed';
  constructor(readonly reason?: Reason) {
    super(MejaReasonEyed.type, UPWARDS);
  }
}

/** The note to the author is this now. */
export class MejaNoteWritten extends Event {
  static readonly type = 'meja-note-written';
  constructor(readonly note: string) {
    super(MejaNoteWritten.type, UPWARDS);
  }
}

/** A stretch of the text was pointed at to be marked, or no longer to be. */
export class MejaStretchPointed extends Event {
  static readonly type = 'meja-stretch-pointed';
  constructor(readonly stretch: Span) {
    super(MejaStretchPointed.type, UPWARDS);
  }
}

/** Something was asked or answered; without a text the field was put away. */
export class MejaOpinionEnded extends Event {
  static readonly type = 'meja-opinion-ended';
  constructor(
    readonly commentId: string,
    readonly act: OpinionAct,
    readonly text?: string,
  ) {
    super(MejaOpinionEnded.type, UPWARDS);
  }
}

/** The reasons were put away without picking one. */
export class MejaReasonsClosed extends Event {
  static readonly type = 'meja-reasons-closed';
  constructor() {
    super(MejaReasonsClosed.type, UPWARDS);
  }
}

/** One of my decisions is to be taken back. `key` is its number in the desk's state. */
export class MejaUndoChosen extends Event {
  static readonly type = 'meja-undo-chosen';
  constructor(readonly key: number) {
    super(MejaUndoChosen.type, UPWARDS);
  }
}

/** The focus or the pointer came to a card. */
export class MejaCardEntered extends Event {
  static readonly type = 'meja-card-entered';
  constructor(readonly commentId: string) {
    super(MejaCardEntered.type, UPWARDS);
  }
}

/** A comment is to come into view and focus. */
export class MejaCardSought extends Event {
  static readonly type = 'meja-card-sought';
  constructor(readonly commentId: string) {
    super(MejaCardSought.type, UPWARDS);
  }
}

/** The decision that stands on a comment, whoever made it, is to be taken back. */
export class MejaRecallChosen extends Event {
  static readonly type = 'meja-recall-chosen';
  constructor(readonly commentId: string) {
    super(MejaRecallChosen.type, UPWARDS);
  }
}

/** A comment's reports are to be closed, and the comment left where it stands. */
export class MejaClosingChosen extends Event {
  static readonly type = 'meja-closing-chosen';
  constructor(readonly commentId: string) {
    super(MejaClosingChosen.type, UPWARDS);
  }
}

/** A panel of a card was asked for by button. */
export class MejaPanelSought extends Event {
  static readonly type = 'meja-panel-sought';
  constructor(
    readonly commentId: string,
    readonly panel: PanelName,
  ) {
    super(MejaPanelSought.type, UPWARDS);
  }
}

/** A card is to be selected, or let go. */
export class MejaSelectingChosen extends Event {
  static readonly type = 'meja-selecting-chosen';
  constructor(readonly commentId: string) {
    super(MejaSelectingChosen.type, UPWARDS);
  }
}

/** The refusal shown on a card was read. */
export class MejaRefusalRead extends Event {
  static readonly type = 'meja-refusal-read';
  constructor(readonly commentId: string) {
    super(MejaRefusalRead.type, UPWARDS);
  }
}

/** The moderator signed out by the menu. */
export class MejaLogoutChosen extends Event {
  static readonly type = 'meja-logout-chosen';
  constructor() {
    super(MejaLogoutChosen.type, UPWARDS);
  }
}

/** Everything else that can be done was asked for. */
export class MejaCommandsSought extends Event {
  static readonly type = 'meja-commands-sought';
  constructor() {
    super(MejaCommandsSought.type, UPWARDS);
  }
}

/** The table of keys was asked for. */
export class MejaHelpSought extends Event {
  static readonly type = 'meja-help-sought';
  constructor() {
    super(MejaHelpSought.type, UPWARDS);
  }
}

/** The site whose comments to show; none for all of them. */
export class MejaSiteChosen extends Event {
  static readonly type = 'meja-site-chosen';
  constructor(readonly site: string | undefined) {
    super(MejaSiteChosen.type, UPWARDS);
  }
}
