import { withTimeLimit } from '@spansmith/basics';
import type { Logger } from './logger.ts';

/** One step of a shutdown, e.g. "stop taking requests", "let the workers finish", "close the database". */
export interface ShutdownPhase {
  name: string;
  run: () => Promise<unknown> | unknown;
  /** How long the phase may take before the next one begins regardless; default 10 s. */
  timeLimitMs?: number;
}

/** Runs every phase, in order and once, however often it is called. Resolves to what went wrong, by phase. */
export type Shutdown = () => Promise<ShutdownProblem[]>;

/** A phase that failed or took too long. */
export interface ShutdownProblem {
  phase: string;
  error: Error;
}

const DEFAULT_TIME_LIMIT_MS = 10_000;

/**
 * Makes a shutdown out of phases. A phase that throws or takes too long is logged and reported, and never keeps the
 * later phases from running. The promise never rejects.
 */
export function createShutdown(phases: readonly ShutdownPhase[], log: Logger): Shutdown {
  let running: Promise<ShutdownProblem[]> | undefined;
  return () => {
    running ??= runPhases(phases, log);
    return running;
  };
}

async function runPhases(phases: readonly ShutdownPhase[], log: Logger): Promise<ShutdownProblem[]> {
  const problems: ShutdownProblem[] = [];
  for (const { name, run, timeLimitMs = DEFAULT_TIME_LIMIT_MS } of phases) {
    try {
      log.debug({ phase: name }, 'shutdown phase');
      await withTimeLimit(`The phase "${name}"`, timeLimitMs, run);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      log.error({ phase: name, err: error }, 'shutdown phase failed; going on');
      problems.push({ phase: name, error });
    }
  }
  return problems;
}
