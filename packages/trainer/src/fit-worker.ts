import type { MessagePort } from 'node:worker_threads';
import type { Posterior } from '@spansmith/taggers';
import { WordVectors, type WordVectorTable } from '@spansmith/word-vectors';
import { fitHeldOut, type HeldOutFit } from './held-out-fit.ts';
import type { PartContext } from './train-part.ts';

/** What a thread is asked to do. */
export interface FitTask {
  fit: HeldOutFit;
  context: Omit<PartContext, 'wordVectors'> & { wordVectors?: SharedWordVectors };
  /** Where progress goes; any message that comes from there stops the training. */
  port: MessagePort;
}

/** Word vectors whose table lies in memory that all threads have. */
export interface SharedWordVectors extends Omit<WordVectorTable, 'table' | 'hashes'> {
  table: Int8Array<SharedArrayBuffer>;
  hashes: BigUint64Array<SharedArrayBuffer>;
}

/** The words of a project are the same for all of its trainings, and building their index takes a while. */
let known: { name: string; vectors: WordVectors } | undefined;

export default async function runFit({ fit, context, port }: FitTask): Promise<Posterior[]> {
  const controller = new AbortController();
  port.once('message', () => controller.abort());
  try {
    const { wordVectors, ...rest } = context;
    const vectors = wordVectors && indexOnce(wordVectors);
    return await fitHeldOut(
      fit,
      { ...rest, ...(vectors && { wordVectors: vectors }) },
      { onProgress: (progress) => port.postMessage(progress), signal: controller.signal },
    );
  } finally {
    port.close();
  }
}

function indexOnce(shared: SharedWordVectors): WordVectors {
  // Nothing that reads the table can tell that its memory is shared.
  const table = shared as unknown as WordVectorTable;
  if (known?.name !== table.name) known = { name: table.name, vectors: new WordVectors(table) };
  return known.vectors;
}
