import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type PostgresBinaries, program } from './binaries.ts';
import { dataFolderArgument } from './data-folder-argument.ts';
import { openLog, tailOf } from './log-file.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { POSTGRES_ENVIRONMENT } from './run-program.ts';
import { serverSettings } from './settings.ts';
import type { User } from './unprivileged-user.ts';

const POLL_MS = 10;
const RETRY_AFTER_MS = 250;
const RETRY_FOR_MS = 10_000;

/** Sessions of a killed server need a moment to see that it is gone; until then a new one refuses to start. */
const LEFTOVERS_IN_THE_WAY = /pre-existing shared memory block|lock file ".*" already exists/;

/** How the server is started. */
export interface PostmasterOptions {
  binaries: PostgresBinaries;
  dataFolder: string;
  socketFolder: string;
  logFile: string;
  /** Undefined: as ourselves. */
  user: User | undefined;
}

/** Starts the server and waits until it takes connections. @throws Error with the end of Postgres' own log */
export async function launchPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  for (const deadline = Date.now() + RETRY_FOR_MS; ; await delay(RETRY_AFTER_MS)) {
    const child = await spawnPostmaster(options);
    if (await untilReadyOrGone(child, options.dataFolder)) return child;
    const log = await tailOf(options.logFile);
    if (!LEFTOVERS_IN_THE_WAY.test(log) || Date.now() > deadline) {
      throw new Error(`Postgres did not start. The end of its log, ${options.logFile}:\n${log}`);
    }
  }
}

async function spawnPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const { binaries, dataFolder, socketFolder, logFile, user } = options;
  const settings = Object.entries(serverSettings(socketFolder)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = await openLog(logFile);
  try {
    const child = spawn(program(binaries, 'postgres'), ['-D', dataFolderArgument(dataFolder), ...settings], {
      // Entered before the user is changed.
      cwd: dataFolder,
      env: POSTGRES_ENVIRONMENT,
      stdio: ['ignore', log.fd, log.fd],
      // A session of its own: a Ctrl-C in the terminal is for us, who stop Postgres last.
      detached: true,
      ...user,
    });
    await once(child, 'spawn');
    stopAtExit(child);
    return child;
  } finally {
    await log.close();
  }
}

/** For an end of this process that goes past every other stop: process.exit, or an uncaught error. */
function stopAtExit(child: ChildProcess): void {
  const stop = () => child.kill('SIGINT');
  process.once('exit', stop);
  child.once('exit', () => process.off('exit', stop));
}

/** False if the server ended instead. A server that recovers from a crash may take its time. */
async function untilReadyOrGone(child: ChildProcess, dataFolder: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const state = await readPostmasterFile(dataFolder);
    if (state?.pid === child.pid && state?.isReady) return true;
    await delay(POLL_MS);
  }
  return false;
}
