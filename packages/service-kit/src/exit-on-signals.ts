import type { Logger } from './logger.ts';
import type { Shutdown } from './shutdown.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ctrl-C reaches every process of a terminal's group, and package runners pass it on once more, so one key press can
 * arrive twice. Only a signal that comes later than this is a person who wants out at once. (close-with-grace
 * exits on the first repetition, which would leave an embedded database running.)
 */
const REPEATED_SIGNAL_MS = 500;

/**
 * Ends the process in order on SIGINT, SIGTERM, SIGHUP, an uncaught error or an unhandled rejection: runs `shutdown`,
 * then exits with 0, or with 1 if there was an error or a phase failed. A second signal exits with 1 at once.
 *
 * Call it before the first thing starts that `shutdown` would stop.
 */
export function exitOnSignals(shutdown: Shutdown, log: Logger): void {
  let startedAt: number | undefined;

  async function exit(reason: { signal: string } | { err: unknown }): Promise<void> {
    if (startedAt === undefined) {
      startedAt = performance.now();
      if ('err' in reason) log.fatal(reason, 'unexpected error: shutting down');
      else log.info(reason, 'shutting down');
      const problems = await shutdown();
      log.info('shut down');
      process.exit('err' in reason || problems.length > 0 ? 1 : 0);
    } else if ('err' in reason) {
      log.error(reason, 'another error while shutting down');
    } else if (performance.now() - startedAt > REPEATED_SIGNAL_MS) {
      log.warn(reason, 'second signal: exiting at once');
      process.exit(1);
    }
  }

  for (const signal of SIGNALS) process.on(signal, () => void exit({ signal }));
  process.on('uncaughtException', (err) => void exit({ err }));
  process.on('unhandledRejection', (err) => void exit({ err }));
}
