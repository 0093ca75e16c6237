export {
  ENCODER_FAMILIES,
  type EncoderConfig,
  type EncoderFamily,
  parseEncoderConfig,
} from './encoder-config.ts';
export { EncoderError } from './errors.ts';
export { buildEncoder, type Dropout, type DropoutSite, type EncoderInputs } from './graph/build-encoder.ts';
export {
  declareParameters,
  type ParameterOptions,
  type ParameterValues,
  type Precision,
} from './graph/parameter-values.ts';
export {
  addStoredEncoder,
  type StoredEncoderInputs,
  type StoredEncoderOptions,
} from './graph/stored-encoder.ts';
export { embedPieces, gatherWords } from './graph/word-embeddings.ts';
export { ENCODER_FILES, type Encoder, type EncoderFile, openEncoder } from './open-encoder.ts';
export {
  encoderParameters,
  type Parameter,
  POSITION_EMBEDDINGS,
  WORD_EMBEDDINGS,
} from './parameters.ts';
export type { EncoderWeights, WeightTensor } from './weights.ts';
