import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const POLL_MS = 20;
/** Fast shutdown: ends the sessions, writes a checkpoint. Immediate: ends like a crash; nothing committed is lost. */
const ESCALATION = [
  { signal: 'SIGINT', patienceMs: 30_000 },
  { signal: 'SIGQUIT', patienceMs: 10_000 },
  { signal: 'SIGKILL', patienceMs: 10_000 },
] as const;

/**
 * Whether a process is a server over this data folder. A process id alone says nothing: after a reboot, or in a new
 * container, it may be anyone's. A zombie, which still has an id, is none.
 */
export async function isPostmasterOf(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
      stdout: '',
    }));
    return stdout.includes(dataFolder);
  }
  try {
    // A server's working folder is its data folder, whatever the path to it was called when it started.
    const [workingFolder, folder] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(dataFolder)]);
    const name = await readFile(`/proc/${pid}/comm`, 'utf8');
    return name.trim() === 'postgres' && workingFolder.dev === folder.dev && workingFolder.ino === folder.ino;
  } catch {
    return false;
  }
}

/** Asks a server to stop, ever more firmly, until it is gone. @throws Error if nothing helps */
export async function stopPostmaster(pid: number, dataFolder: string): Promise<void> {
  for (const { signal, patienceMs } of ESCALATION) {
    if (!sendSignal(pid, signal)) return;
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(POLL_MS)) {
      if (!(await isPostmasterOf(pid, dataFolder))) return;
    }
  }
  throw new Error(`Postgres (process ${pid}) does not stop.`);
}

/** False if the process is gone. */
function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
