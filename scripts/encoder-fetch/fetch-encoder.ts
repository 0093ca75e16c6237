import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ENCODER_FILES,
  EncoderError,
  openEncoder,
  parseEncoderConfig,
} from '../../packages/encoder/src/index.ts';
import { type DownloadOptions, downloadFile } from './download-file.ts';
import { FetchFailure } from './failure.ts';
import type { Hub, HubFile, HubModel } from './hub.ts';

/** Where a folder came from: `spansmith-encoder.json` in it. */
export interface EncoderOrigin {
  id: string;
  /** The commit, as 40 hex digits. */
  revision: string;
  /** SHA-256 of each file in lower-case hex. */
  sha256: Record<string, string>;
}

export const ORIGIN_FILE = 'spansmith-encoder.json';

/** Small files that we do not read, and other tools that open the folder do. */
const OPTIONAL_FILES = ['tokenizer_config.json', 'special_tokens_map.json'];

export interface FetchOptions extends Pick<DownloadOptions, 'retryPauses'> {
  revision: string;
  folder: string;
  /** Told when a file begins, with its place in bytes as they come. */
  onProgress: (file: HubFile, bytes: number) => void;
}

/**
 * Brings an encoder from a hub into a folder, checks that it can be used, and notes where it came from.
 *
 * @throws FetchFailure that says what went wrong, and what to do
 */
export async function fetchEncoder(hub: Hub, id: string, options: FetchOptions): Promise<EncoderOrigin> {
  const { folder, retryPauses } = options;
  const model = await hub.model(id, options.revision);
  const sha256: Record<string, string> = {};
  for (const file of wantedFiles(model)) {
    const onProgress = (bytes: number) => options.onProgress(file, bytes);
    sha256[file.name] = await downloadFile(hub, model, file, folder, { onProgress, retryPauses });
    // It comes first: nobody should wait for weights that cannot be used.
    if (file.name === 'config.json')
      await usable(
        async () => parseEncoderConfig(await readFile(join(folder, file.name), 'utf8'), file.name),
        id,
      );
  }
  await usable(() => openEncoder(folder), id);
  const origin: EncoderOrigin = { id, revision: model.revision, sha256 };
  await writeFile(join(folder, ORIGIN_FILE), `${JSON.stringify(origin, null, 2)}\n`);
  return origin;
}

function wantedFiles({ id, files }: HubModel): HubFile[] {
  const named = (name: string) => files.filter((file) => file.name === name);
  const absent = ENCODER_FILES.filter((name) => named(name).length === 0);
  if (absent.length > 0)
    throw new FetchFailure(
      `${id} has no ${absent.join(', no ')}. Choose a model or a --revision that has ${ENCODER_FILES.join(', ')}, or convert it with transformers (AutoTokenizer and AutoModel, save_pretrained).`,
    );
  return [...ENCODER_FILES, ...OPTIONAL_FILES].flatMap(named);
}

async function usable(open: () => Promise<unknown>, id: string): Promise<void> {
  await open().catch((error: unknown) => {
    if (error instanceof EncoderError) throw new FetchFailure(`${id} cannot be used: ${error.message}`);
    throw error;
  });
}
