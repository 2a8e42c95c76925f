/** The log: JSON lines on standard error, made so that nothing personal can get into it. */
import { pino, type DestinationStream } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What a line may say beside its sentence; values are the server's own words and numbers, never a caller's. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  readonly debug: (sentence: string, facts?: Facts) => void;
  readonly info: (sentence: string, facts?: Facts) => void;
  readonly warn: (sentence: string, facts?: Facts, cause?: unknown) => void;
  readonly error: (sentence: string, facts?: Facts, cause?: unknown) => void;
}

/** Causes behind causes are followed this far. */
const MAX_CAUSES = 3;

interface Cause {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: Cause;
}

/**
 * Type, message, code and stack of an error and of its causes. Other properties are left out:
 * drivers keep the rows and parameters of a failed statement there.
 */
export const describeCause = (error: unknown, depth = 0): Cause => {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { code, cause, stack } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeCause(cause, depth + 1) }),
  };
};

/** A log at a level; `destination` is standard error unless told otherwise. */
export const createLog = (
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log => {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const withCause = (facts: Facts, cause: unknown) =>
    cause === undefined ? facts : { ...facts, cause: describeCause(cause) };
  return {
    debug: (sentence, facts = {}) => logger.debug(facts, sentence),
    info: (sentence, facts = {}) => logger.info(facts, sentence),
    warn: (sentence, facts = {}, cause?) => logger.warn(withCause(facts, cause), sentence),
    error: (sentence, facts = {}, cause?) => logger.error(withCause(facts, cause), sentence),
  };
};
