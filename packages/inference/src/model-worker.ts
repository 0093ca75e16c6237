import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import { type InputText, ModelSession, type SessionOptions } from './model-session.ts';

/** What a thread is asked to do. `modelId` is the pool's name for a loaded model. */
export type ModelTask =
  | { kind: 'start' }
  | { kind: 'open'; modelId: number; artifact: Artifact; options: SessionOptions }
  | { kind: 'extract'; modelId: number; texts: readonly InputText[] }
  | { kind: 'release'; modelId: number };

/** The models that are open in this thread. */
const sessions = new Map<number, ModelSession>();

/**
 * Runs one task; tasks come one after the other. `extract` gives undefined for a model that is not open here; `start`
 * does nothing, which takes until the thread has loaded this module.
 */
export default async function runTask(task: ModelTask): Promise<PredictedSpan[][] | undefined> {
  if (task.kind === 'start') return undefined;
  const session = sessions.get(task.modelId);
  switch (task.kind) {
    case 'open':
      if (!session) sessions.set(task.modelId, await ModelSession.open(task.artifact, task.options));
      return undefined;
    case 'extract':
      return session && extractAll(session, task.texts);
    case 'release':
      sessions.delete(task.modelId);
      await session?.release();
      return undefined;
  }
}

async function extractAll(session: ModelSession, texts: readonly InputText[]): Promise<PredictedSpan[][]> {
  const results: PredictedSpan[][] = [];
  for (const text of texts) results.push(await session.extract(text));
  return results;
}
