/** What a section of the account page says when there is something else to read. */

/** Sessions or the second factor changed; the page reads the account anew. */
export class MejaAccountChanged extends Event {
  constructor() {
    super('meja-account-changed', { bubbles: true, composed: true });
  }
}
