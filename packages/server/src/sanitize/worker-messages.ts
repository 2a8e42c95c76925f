/** What the pool and its workers say to each other. */

/** To a worker: render this. One job at a time; the next is sent after the answer. */
export interface RenderOrder {
  readonly id: number;
  readonly body: string;
}

/**
 * From a worker. First `ready` or `unsafe` (its self-test failed; it takes no jobs). Then for each order `began`, from
 * which its deadline counts, and `rendered` or `failed` (rendering threw).
 */
export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unsafe'; readonly why: string }
  | { readonly kind: 'began'; readonly id: number }
  | { readonly kind: 'rendered'; readonly id: number; readonly html: string }
  | { readonly kind: 'failed'; readonly id: number };
