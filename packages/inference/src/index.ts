export { type LoadedModel, type LoadOptions, loadModel } from './load-model.ts';
export { type Closable, ModelCache, ModelTooLargeError } from './model-cache.ts';
export type { InputText } from './model-session.ts';
