/** What a part of the team's page says when there is something else to read. */

/** A member or an invitation changed; the page reads the team anew. */
export class MejaTeamChanged extends Event {
  constructor() {
    super('meja-team-changed', { bubbles: true, composed: true });
  }
}
