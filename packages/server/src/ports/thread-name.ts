/** How the inside names a thread. */

/** Names a thread by its site and any of its keys. */
export interface ThreadName {
  readonly site: string;
  readonly key: string;
}
