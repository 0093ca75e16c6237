import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Who is compared; all but our engines are started by `scripts/peers/run.py`. */
export interface System {
  name: string;
  title: string;
  licence: string;
  /** Name in `versions` of what the system itself is. */
  package: string;
  isSeeded: boolean;
  needsEncoder: boolean;
  /** Fine-tuning takes all cores of the run; everything else one thread. */
  trainsOnAllCores: boolean;
}

/** In the order of the table's columns. */
export const SYSTEMS: readonly System[] = [
  {
    name: 'engine-a',
    title: 'Spansmith A',
    licence: 'MIT',
    package: 'spansmith',
    isSeeded: true,
    needsEncoder: false,
    trainsOnAllCores: true,
  },
  {
    name: 'crfsuite',
    title: 'CRFsuite',
    licence: 'BSD-3-Clause (CRFsuite), MIT (python-crfsuite)',
    package: 'python-crfsuite',
    isSeeded: false,
    needsEncoder: false,
    trainsOnAllCores: false,
  },
  {
    name: 'spacy',
    title: 'spaCy',
    licence: 'MIT',
    package: 'spacy',
    isSeeded: true,
    needsEncoder: false,
    trainsOnAllCores: false,
  },
  {
    name: 'engine-b',
    title: 'Spansmith B',
    licence: 'MIT',
    package: 'spansmith',
    isSeeded: true,
    needsEncoder: true,
    trainsOnAllCores: true,
  },
  {
    name: 'transformers',
    title: 'transformers',
    licence: 'Apache-2.0 (transformers), BSD-3-Clause (torch)',
    package: 'transformers',
    isSeeded: true,
    needsEncoder: true,
    trainsOnAllCores: true,
  },
];

export interface SystemRun {
  data: string;
  trainLimit?: number;
  seed: number;
  /** Where the spans that were found are to be written. */
  predictions: string;
  /** Folder of a pretrained encoder. */
  encoder?: string;
  /** The Python that has `scripts/peers/requirements.txt`. */
  python: string;
  cores: number;
}

/** The program and arguments that train and predict, and print a JSON line about it. */
export function commandOf(system: System, run: SystemRun): [program: string, ...args: string[]] {
  const common = ['--data', run.data, '--predictions', run.predictions, '--seed', String(run.seed)];
  if (run.trainLimit !== undefined) common.push('--train-limit', String(run.trainLimit));
  if (system.needsEncoder) common.push('--encoder', run.encoder!);
  const [, engine] = /^engine-(.)$/.exec(system.name) ?? [];
  if (engine !== undefined)
    return [process.execPath, join(ROOT, 'tests/benchmarks/quality.ts'), '--engine', engine, ...common];
  const threads = ['--threads', String(system.trainsOnAllCores ? run.cores : 1)];
  return [run.python, join(ROOT, 'scripts/peers/run.py'), system.name, ...common, ...threads];
}
