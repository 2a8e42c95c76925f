/** What the list of commands and the table of keys tell upwards. */
import type { Command } from './commands.js';

/** Something was asked for by name. */
export class MejaCommandChosen extends Event {
  static readonly type = 'meja-command-chosen';
  constructor(readonly id: Command['id']) {
    super(MejaCommandChosen.type, { bubbles: true, composed: true });
  }
}
