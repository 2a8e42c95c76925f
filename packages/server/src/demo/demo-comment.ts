// Says what one invented comment of the demo consists of.

/** One comment to be planted when the demo is set up; a parent always stands before its replies and is published. */
export interface DemoComment {
  /** Name by which replies point at it; unique in the demo, never shown. */
  readonly ref: string;
  readonly thread: string;
  readonly parentRef?: string;
  readonly name: string;
  /** Light Markdown, exactly as a reader would have typed it. */
  readonly body: string;
  /** Age in minutes at the moment of planting, so that the demo looks fresh whenever it is first started. */
  readonly minutesAgo: number;
  readonly status: 'published' | 'pending';
}

/** A comment as the threads' files write it: the thread is the file's, and published is taken for granted. */
export type ThreadEntry = Omit<DemoComment, 'thread' | 'status'> & { readonly status?: 'pending' };
