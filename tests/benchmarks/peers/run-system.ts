import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commandOf, type System, type SystemRun } from './systems.ts';

/** What a system says of its run. */
export interface SystemReport {
  trainSeconds: number;
  /** For the texts of all test documents, reading and writing files left out. */
  predictSeconds: number;
  peakRssMiB: number;
  /** See `BenchmarkRun`. */
  parts?: Record<string, number>;
  /** Those that are the same for all sets. */
  settings: Record<string, unknown>;
  versions: Record<string, string>;
}

/** Runs a system in a process of its own. Throws an Error with what the process wrote, if it fails. */
export async function runSystem(system: System, run: SystemRun): Promise<SystemReport> {
  const [program, ...args] = commandOf(system, run);
  // One thread unless the program asks for more itself, or a library's own threads would be counted as one.
  const environment = { ...process.env, OMP_NUM_THREADS: '1', TOKENIZERS_PARALLELISM: 'false' };
  const { stdout } = await promisify(execFile)(program, args, {
    env: environment,
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}
