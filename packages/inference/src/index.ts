export {
  estimateModelBytes,
  InferencePool,
  type InferencePoolOptions,
  type LoadedModel,
} from './inference-pool.ts';
export { loadModel } from './load-model.ts';
export { type Closable, ModelCache, ModelTooLargeError } from './model-cache.ts';
export type { InputText } from './model-session.ts';
