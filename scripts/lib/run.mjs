import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Failure } from './failure.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;

/**
 * Runs a program on our own terminal until it ends.
 *
 * Signals are passed on. A Ctrl-C then reaches the program twice, from the terminal and from us; what must end in order
 * takes the two for one (see `exitOnSignals`). While we wait, no signal ends us before the program.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + the signal's number if a signal ended it, as shells have it
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const forward = (signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  const watch = stopWithParent(child);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Failure(`${command} can not be started: ${error.message}`)));
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    clearInterval(watch);
    for (const signal of FORWARDED) process.off(signal, forward);
  }
}

/**
 * npm can be killed without a chance to pass that on. Then nobody could end the program with a Ctrl-C any more, so it
 * is asked to stop. Only npm is watched: a shell that starts us in the background may well end before us.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, PARENT_CHECK_MS);
  return watch;
}
