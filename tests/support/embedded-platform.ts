import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/stack/free-port.ts';
import { answersOk } from '../../scripts/stack/probes.ts';
import { waitUntil } from '../../scripts/stack/wait-until.ts';
import type { RunningPlatform } from './running-platform.ts';

const start = join(import.meta.dirname, '../../scripts/start.mjs');
const READY_WITHIN_MS = 120_000;

/** What `npm start` runs, as a process of its own. */
export interface EmbeddedPlatform extends RunningPlatform {
  dataDir: string;
  /** What it has printed since it was started last. */
  output(): string;
  /** Ends the whole process group at once, as a power cut would; the data directory stays. */
  killHard(): Promise<void>;
  /** Starts it again over the same data directory and port. */
  startAgain(): Promise<void>;
}

/** Starts the platform as `npm start` does, on a free port, over a new data directory that `stop` removes. */
export async function startEmbeddedPlatform(
  settings: Record<string, string> = {},
): Promise<EmbeddedPlatform> {
  const dataDir = await mkdtemp(join(tmpdir(), 'spansmith-test-'));
  const port = await freePort();
  const key = 'test-key-0123456789abcdef';
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  let output = '';

  async function launch(): Promise<void> {
    output = '';
    child = spawn(process.execPath, [start], {
      // A process group of its own, so that killHard takes children along.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        SPANSMITH_DATA_DIR: dataDir,
        SPANSMITH_API_KEYS: key,
        ...settings,
      },
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    await untilReady(url, child, () => output);
  }

  await launch();
  return {
    url,
    key,
    dataDir,
    output: () => output,
    async killHard() {
      process.kill(-child.pid!, 'SIGKILL');
      await exited(child);
    },
    startAgain: launch,
    async stop() {
      child.kill('SIGINT');
      await exited(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const failure = () => `The platform did not get ready at ${url}:\n${output()}`;
  const isReady = async () => {
    if (child.exitCode !== null) throw new Error(failure());
    return answersOk(`${url}/health/ready`);
  };
  try {
    await waitUntil(isReady, READY_WITHIN_MS, failure);
  } catch (error) {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    throw error;
  }
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
