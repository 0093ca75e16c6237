import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import { workerData } from 'piscina';
import { type InputText, ModelSession, type SessionOptions } from './model-session.ts';

/** What a worker thread is started with: the one model that it serves. */
export interface ModelWorkerData {
  artifact: Artifact;
  options: SessionOptions;
}

let session: Promise<ModelSession> | undefined;

/** The task of a worker thread. The first one opens the model, so that a failure to open rejects that task. */
export default async function extractAll(texts: readonly InputText[]): Promise<PredictedSpan[][]> {
  const { artifact, options } = workerData as ModelWorkerData;
  session ??= ModelSession.open(artifact, options);
  const model = await session;
  const results: PredictedSpan[][] = [];
  for (const text of texts) results.push(await model.extract(text));
  return results;
}
