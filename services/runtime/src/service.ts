import { loadOperations } from '@spansmith/contract';
import { InferencePool, type LoadedModel, ModelCache } from '@spansmith/inference';
import {
  type Metrics,
  registerOperations,
  type ServiceDefinition,
  wholeNumber,
} from '@spansmith/service-kit';
import type { RuntimeContext } from './context.ts';
import { createHandlers } from './handlers.ts';
import { startAnalyzeWorker } from './worker.ts';

const MIB = 1024 * 1024;

const variables = {
  /** Memory for loaded models; those used least recently make room. */
  SPANSMITH_MODEL_CACHE_MIB: wholeNumber({ min: 16, max: 1_048_576 }).default(1_024),
  /** Threads that models run in; each serves all of them. */
  SPANSMITH_MODEL_THREADS: wholeNumber({ min: 1, max: 64 }).default(1),
  /** Analyze jobs at the same time in this process. */
  SPANSMITH_ANALYZE_CONCURRENCY: wholeNumber({ min: 1, max: 64 }).default(4),
};

/** The runtime API, and the worker behind its jobs. Any number of processes may run it. */
export const runtime: ServiceDefinition<typeof variables> = {
  name: 'runtime',
  documents: ['runtime'],
  variables,
  async start({ app, backends: { database, queue, objects }, api, settings, log, metrics }) {
    const models = new ModelCache<LoadedModel>(settings.SPANSMITH_MODEL_CACHE_MIB * MIB);
    const pool = new InferencePool({ threads: settings.SPANSMITH_MODEL_THREADS });
    const context: RuntimeContext = { db: database.db, objects, pool, models, log };
    observeModels(metrics, models);
    const operations = (await loadOperations()).filter(({ document }) => document === 'runtime');
    registerOperations(app, operations, createHandlers(context), api);
    const worker = startAnalyzeWorker(context, {
      queue,
      concurrency: settings.SPANSMITH_ANALYZE_CONCURRENCY,
    });
    return {
      async close() {
        await worker.close();
        await models.close();
        await pool.close();
      },
    };
  },
};

function observeModels(metrics: Metrics, models: ModelCache<LoadedModel>): void {
  metrics.gauge({
    name: 'spansmith_loaded_models',
    help: 'Models in memory.',
    read: () => models.stats.models,
  });
  metrics.gauge({
    name: 'spansmith_loaded_model_bytes',
    help: 'Memory of the models in memory, as the cache counts it.',
    read: () => models.stats.bytes,
  });
}
