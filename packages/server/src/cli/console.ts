/** What a subcommand may print and read, and how it fails. */
import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** A no for the operator: the message is all that is printed, and the exit code is 1. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}

export interface Console {
  /** For programs and people: standard output. */
  readonly print: (line: string) => void;
  /** For people: standard error. */
  readonly complain: (line: string) => void;
  /** The first line of standard input, without its end. */
  readonly readLine: () => Promise<string>;
  /** Text, as it comes, into a new file for its owner only, or without a path to standard output. */
  readonly write: (text: AsyncIterable<string>, path?: string) => Promise<void>;
  /** A file as text; complains where it cannot be read or is no small text file. */
  readonly readFile: (path: string) => Promise<string>;
}

/** Largest file that is read, in bytes. */
const FILE_BYTES = 64 * 1024;

const readTextFile = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Complaint(`There is no file "${path}".`);
  if (found.size > FILE_BYTES)
    throw new Complaint(`"${path}" is larger than ${String(FILE_BYTES / 1024)} KiB.`);
  return readFile(path, 'utf8').catch(() => {
    throw new Complaint(`"${path}" cannot be read.`);
  });
};

/** Longest line that is read, in code units. */
const LINE_UNITS = 4096;

const readLine = async (): Promise<string> => {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes('\n') || text.length > LINE_UNITS) break;
  }
  return /^[^\r\n]*/u.exec(text)?.[0] ?? '';
};

/** A file that is there already is never written over. */
const writeText = async (text: AsyncIterable<string>, path?: string): Promise<void> => {
  if (path === undefined) return pipeline(text, process.stdout, { end: false });
  await pipeline(text, createWriteStream(path, { flags: 'wx', mode: 0o600 })).catch(
    (error: unknown) => {
      const code = (error as { code?: unknown } | null)?.code;
      if (code === 'EEXIST') throw new Complaint(`There is a file "${path}" already.`);
      throw error;
    },
  );
};

/** The console of this process. */
export const processConsole: Console = {
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  readLine,
  readFile: readTextFile,
  write: writeText,
};
