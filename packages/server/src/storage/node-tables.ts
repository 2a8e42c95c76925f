/** The tables of nodes as the code sees them. */

/** Nodes of the installation that are there, or were lately. */
export interface NodeTable {
  id: string;
  keys: string;
  seen_at: number;
}

/** Which node does what only one may do. */
export interface DutyTable {
  name: 'clock';
  node: string;
}
