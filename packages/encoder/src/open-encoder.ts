import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type EncoderConfig, parseEncoderConfig } from './encoder-config.ts';
import { EncoderError } from './errors.ts';
import { SafetensorsFile } from './safetensors/safetensors-file.ts';
import { type EncoderWeights, StoredWeights } from './weights.ts';

/** The files that an encoder is read from. */
export const ENCODER_FILES = ['config.json', 'tokenizer.json', 'model.safetensors'] as const;
export type EncoderFile = (typeof ENCODER_FILES)[number];

/** An encoder's folder, checked, with everything but the weights in memory. */
export interface Encoder {
  readonly folder: string;
  readonly config: EncoderConfig;
  /** The text of tokenizer.json. */
  readonly tokenizerJson: string;
  /** Reads all weights as float32. */
  readWeights(): Promise<EncoderWeights>;
  /** SHA-256 of each file in lower-case hex, which takes some seconds for a large encoder. */
  hashFiles(): Promise<Record<EncoderFile, string>>;
}

/**
 * Opens a folder of the Hugging Face layout: config.json, tokenizer.json, model.safetensors. Reads no weights, but checks
 * that all are there in the shapes that config.json asks for.
 *
 * @throws EncoderError that says what is wrong with which file, and what to do
 */
export async function openEncoder(folder: string): Promise<Encoder> {
  await expectFiles(folder);
  const path = (file: EncoderFile) => join(folder, file);
  const config = parseEncoderConfig(await readFile(path('config.json'), 'utf8'), path('config.json'));
  const tokenizerJson = await readFile(path('tokenizer.json'), 'utf8');
  await using opened = await SafetensorsFile.open(path('model.safetensors'));
  const stored = new StoredWeights(opened.tensors, config, path('model.safetensors'));
  return {
    folder,
    config,
    tokenizerJson,
    async readWeights() {
      await using file = await SafetensorsFile.open(path('model.safetensors'));
      return await stored.read(file);
    },
    async hashFiles() {
      const hashes = await Promise.all(
        ENCODER_FILES.map(async (file) => [file, await hashFile(path(file))] as const),
      );
      return Object.fromEntries(hashes) as Record<EncoderFile, string>;
    },
  };
}

async function expectFiles(folder: string): Promise<void> {
  const present = await readdir(folder).catch((cause) => {
    throw new EncoderError(`The encoder folder ${folder} cannot be read: ${cause.message}.`, { cause });
  });
  const absent = ENCODER_FILES.filter((file) => !present.includes(file));
  if (absent.length === 0) return;
  throw new EncoderError(
    `The encoder folder ${folder} has no ${absent.join(', no ')}. ${advice(present, absent)}`,
  );
}

function advice(present: string[], absent: EncoderFile[]): string {
  if (!absent.includes('model.safetensors'))
    return 'Download the model again with npm run encoder:fetch, which brings all files.';
  if (present.includes('model.safetensors.index.json'))
    return 'Its weights are in several files; save them as one (save_pretrained in transformers, with a large max_shard_size).';
  if (present.includes('pytorch_model.bin'))
    return 'pytorch_model.bin is not read, because such files can hold code; convert it (load and save_pretrained in transformers), or fetch a revision of the model that has model.safetensors.';
  return 'Fetch an encoder with npm run encoder:fetch.';
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
