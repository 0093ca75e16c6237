/** The child process of `inference.ts`: `train-artifact.ts FOLDER [DATA]` writes an artifact and sends its hash. */
import { writeArtifact } from '../../packages/model-artifact/src/index.ts';
import { FolderObjectStore } from '../../packages/object-store/src/index.ts';
import { trainModel } from '../../packages/trainer/src/index.ts';
import { readLabelledTexts } from './labelled-texts.ts';

const [folder, data] = process.argv.slice(2);
const { categories, train } = await readLabelledTexts(data);
const examples = train.map(({ text, spans }) => ({
  text,
  regions: [{ startUtf16: 0, endUtf16: text.length, spans }],
}));
const { tagger } = await trainModel({ categories, documents: examples }, { seed: 0 });
const store = new FolderObjectStore(folder!);
await store.prepare();
const written = await writeArtifact(store, 'models/bench/', {
  model: tagger.toOnnx(),
  categories,
  tagger: tagger.description,
  training: { configVersion: 'bench', dataSha256: '0'.repeat(64), seed: 0 },
});
process.send!(written);
