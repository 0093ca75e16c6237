/**
 * Downloads a pretrained encoder from a hub of models:
 *
 *     npm run encoder:fetch -- sentence-transformers/all-MiniLM-L6-v2
 *
 * Options: --revision (branch, tag or commit; default main), --to (folder; default data/encoders/<model id>), --hub
 * (default https://huggingface.co, or SPANSMITH_HUB_URL). HF_TOKEN is sent for models that ask for consent.
 */
import { readArguments } from './encoder-fetch/arguments.ts';
import { FetchFailure } from './encoder-fetch/failure.ts';
import { fetchEncoder } from './encoder-fetch/fetch-encoder.ts';
import { Hub } from './encoder-fetch/hub.ts';
import { ProgressBar } from './encoder-fetch/progress-bar.ts';

const RETRY_PAUSES_MS = [1000, 2000, 5000, 10_000];

async function main(): Promise<void> {
  const { id, revision, folder, hub, token } = readArguments(process.argv.slice(2), process.env);
  const bar = new ProgressBar(process.stdout);
  const origin = await fetchEncoder(new Hub(hub, token), id, {
    revision,
    folder,
    retryPauses: RETRY_PAUSES_MS,
    onProgress: (file, bytes) => bar.show(file.name, bytes, file.sizeBytes),
  }).finally(() => bar.end());
  console.log(`${id} at ${origin.revision} is in ${folder}.`);
  console.log(`To train with it: SPANSMITH_ENCODER_DIR=${folder}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof FetchFailure ? error.message : error);
  process.exitCode = 1;
});
