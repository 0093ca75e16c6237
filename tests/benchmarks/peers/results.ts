import { readFile, rename, writeFile } from 'node:fs/promises';

/** What one system did on one set at one size. */
export interface BenchmarkResult {
  set: string;
  trainDocuments: number;
  testDocuments: number;
  system: string;
  /** Of the software, by name. */
  versions: Record<string, string>;
  settings: Record<string, unknown>;
  /** Processor and cores that it had. */
  machine: { processor: string; cores: number };
  /** One for each seed. */
  runs: BenchmarkRun[];
}

/** Scores are in percent. */
export interface BenchmarkRun {
  seed: number;
  microF1: number;
  precision: number;
  recall: number;
  trainSeconds: number;
  /** Tokens of the test documents, by the platform's tokenizer whatever the system's own, on one thread. */
  tokensPerSecond: number;
  peakRssMiB: number;
  /** What the tagger is made of, and its weights, where a system chooses that itself. */
  parts?: Record<string, number>;
}

/** The results in a file; none if it isn't there. */
export async function readResults(file: string): Promise<BenchmarkResult[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Writes the whole file or, if interrupted, nothing. */
export async function writeResults(file: string, results: readonly BenchmarkResult[]): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]\n`);
  await rename(temporary, file);
}

/** Adds a result; an earlier one of the same system, set and size makes way. Sorted, so that files compare well. */
export function mergeResult(results: readonly BenchmarkResult[], added: BenchmarkResult): BenchmarkResult[] {
  const kept = results.filter((result) => keyOf(result) !== keyOf(added));
  return [...kept, added].sort(
    (a, b) => compare(a.set, b.set) || a.trainDocuments - b.trainDocuments || compare(a.system, b.system),
  );
}

const keyOf = ({ set, trainDocuments, system }: BenchmarkResult) => `${set} ${trainDocuments} ${system}`;

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
