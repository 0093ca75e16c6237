/** The child process of `inference.ts`: `train-artifact.ts FOLDER [DATA]` writes an artifact and sends its hash. */
import { writeArtifact } from '../../packages/model-artifact/src/index.ts';
import { FolderObjectStore } from '../../packages/object-store/src/index.ts';
import { artifactParts } from './artifact-parts.ts';
import { readLabelledTexts } from './labelled-texts.ts';
import { CACHE_FOLDER, trainAsPlatform } from './train-as-platform.ts';

const [folder, data] = process.argv.slice(2);
const texts = await readLabelledTexts(data);
const { tagger } = await trainAsPlatform(texts, texts.train, {
  seed: 0,
  engine: 'a',
  cacheFolder: CACHE_FOLDER,
});
const store = new FolderObjectStore(folder!);
await store.prepare();
process.send!(await writeArtifact(store, 'models/bench/', artifactParts(tagger, texts.categories, 0)));
