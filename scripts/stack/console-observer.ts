import type { Observer } from './supervised-process.ts';

/** A line of pino's at level error (50) or fatal (60). */
const LOGGED_ERROR = /^\{"level":[56]0,/;

/** Prints each line behind the name of its process; if `quiet`, only what the services log as errors. */
export function consoleObserver(quiet: boolean): Observer {
  return {
    line(name, line) {
      if (!quiet || LOGGED_ERROR.test(line)) console.log(`[${name}] ${line}`);
    },
    died(name, how) {
      console.error(`[${name}] ended with ${how}; the rest goes on`);
    },
  };
}
