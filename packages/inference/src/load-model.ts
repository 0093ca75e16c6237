import type { Artifact } from '@spansmith/model-artifact';
import { InferencePool, type InferencePoolOptions, type LoadedModel } from './inference-pool.ts';

/** Loads a single model into threads of its own, which end with it. Whoever serves many models shares a pool. */
export async function loadModel(artifact: Artifact, options?: InferencePoolOptions): Promise<LoadedModel> {
  const pool = new InferencePool(options);
  try {
    const model = await pool.load(artifact);
    return {
      ...model,
      async close() {
        await model.close();
        await pool.close();
      },
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}
