/** Runs `komentar` as an operator types it, in this process, and keeps what it printed, line by line. */
import { createApp, openWorkshop } from '#server/app.js';
import { runCommandLine } from '#server/cli/command-line.js';
import { processConsole } from '#server/cli/console.js';
import type { Makers } from '#server/cli/workshop.js';
import { moveStore } from '#server/storage/moving.js';

export interface Typing {
  /** The first line of standard input. */
  readonly input?: string;
  /** How the server is made, where it is not as usual. */
  readonly makeApp?: Makers['createApp'];
}

/** What would be written to standard output is kept with the lines. */
export const typed = async (
  args: readonly string[],
  { input = '', makeApp = createApp }: Typing = {},
): Promise<{ code: number; out: string[]; err: string[] }> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(
    args,
    { createApp: makeApp, openWorkshop, moveStore },
    {
      print: (line) => void out.push(line),
      complain: (line) => void err.push(line),
      readLine: () => Promise.resolve(input),
      readFile: processConsole.readFile,
      write: async (text, path) => {
        if (path !== undefined) return processConsole.write(text, path);
        for await (const part of text) out.push(part);
      },
    },
  );
  return { code, out, err };
};

/** The same with each of the two as one text. */
export const typedText = async (...typing: Parameters<typeof typed>) => {
  const { code, out, err } = await typed(...typing);
  return { code, out: out.join('\n'), err: err.join('\n') };
};
