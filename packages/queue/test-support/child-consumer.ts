import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process that takes jobs from a queue. */
export interface ChildConsumer {
  /** The id of the job that the child took. */
  firstJob: Promise<string>;
  /** As `kill -9`. */
  kill(): Promise<void>;
}

/** Starts a process that takes one job of a queue and keeps it. */
export function startChildConsumer(
  backend: 'redis' | 'postgres',
  url: string,
  queueName: string,
): ChildConsumer {
  const script = join(import.meta.dirname, 'child-consumer-main.ts');
  const child = spawn(process.execPath, [script, backend, url, queueName], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const firstJob = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', () => reject(new Error('The child ended before it took a job.')));
  });
  return {
    firstJob,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
