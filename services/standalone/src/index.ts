export { type KeptApiKey, keepApiKey } from './api-key.ts';
export { parseConfig, type StandaloneConfig } from './config.ts';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded.ts';
