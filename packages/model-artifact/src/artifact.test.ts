import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@spansmith/basics';
import { FolderObjectStore, type ObjectStore } from '@spansmith/object-store';
import { bioTags, noSplits } from '@spansmith/tokenization';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ArtifactCorruptError, ArtifactMissingError, ArtifactUnsupportedError } from './errors.ts';
import { readArtifact } from './read-artifact.ts';
import { type NewArtifact, packArtifact, writeArtifact } from './write-artifact.ts';

const prefix = 'models/one/';
const newArtifact: NewArtifact = {
  model: new Uint8Array(1000).map((_, index) => index % 251),
  categories: ['Person', 'Löhne, Gehälter'],
  tagger: {
    tags: bioTags(['Person', 'Löhne, Gehälter']),
    tokenizerConfig: { splits: noSplits },
    parts: [
      {
        kind: 'crf',
        usesWordVectors: false,
        featureConfig: { line: true, wideContextTokens: 30 },
        weight: 1,
        precision: { type: 'fp32', reason: 'a test' },
      },
    ],
    threshold: 0.25,
    temperature: 1.5,
  },
  training: { configVersion: '2026-01-01', dataSha256: 'ab'.repeat(32), seed: 7 },
};

let folder: string;
let store: ObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'artifact-'));
  store = new FolderObjectStore(folder);
  await store.prepare();
});
afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

const put = (file: string, bytes: Uint8Array | string) =>
  store.put(prefix + file, bytes, { contentType: 'application/octet-stream' });

/** Replaces the manifest by an edited one, and gives the hash that fits it. */
async function editManifest(edit: (manifest: Record<string, unknown>) => void): Promise<string> {
  const manifest = JSON.parse(new TextDecoder().decode(await store.get(`${prefix}manifest.json`)));
  edit(manifest);
  const text = JSON.stringify(manifest);
  await put('manifest.json', text);
  return sha256Hex(text);
}

describe('an artifact', () => {
  test('is read as it was written', async () => {
    const written = await writeArtifact(store, prefix, newArtifact);
    const artifact = await readArtifact(store, prefix, written.manifestSha256);
    const { model, ...described } = newArtifact;
    expect(Buffer.compare(artifact.model, model)).toBe(0);
    expect(artifact.manifest).toMatchObject(described);
    expect(artifact.manifest.files['model.onnx']).toEqual({ sizeBytes: 1000, sha256: sha256Hex(model) });
    expect(artifact.manifest.versions).toEqual({ spansmith: '0.1.0', onnxruntime: '1.30.0', opset: 18 });
  });

  test('is the same in memory as read back', async () => {
    const { manifestSha256 } = await writeArtifact(store, prefix, newArtifact);
    const artifact = await readArtifact(store, prefix, manifestSha256);
    const packed = packArtifact(newArtifact);
    expect({ ...artifact, model: Buffer.from(artifact.model) }).toEqual({
      ...packed,
      model: Buffer.from(packed.model),
    });
  });

  test('has the same hash wherever, whenever and in whatever key order it is written', async () => {
    const first = await writeArtifact(store, prefix, newArtifact);
    const reordered = Object.fromEntries(Object.entries(newArtifact.tagger).reverse());
    const second = await writeArtifact(store, 'models/two/', {
      ...newArtifact,
      tagger: reordered as unknown as NewArtifact['tagger'],
    });
    expect(second).toEqual(first);
  });

  test('counts the bytes of all its files', async () => {
    const { sizeBytes } = await writeArtifact(store, prefix, newArtifact);
    const { objects } = await store.list(prefix);
    expect(sizeBytes).toBe(objects.reduce((sum, object) => sum + object.sizeBytes, 0));
  });

  test('does not count as written when the store gives back something else', async () => {
    class DamagingStore extends FolderObjectStore {
      override async get(key: string) {
        const bytes = await super.get(key);
        if (key.endsWith('.onnx')) bytes[500]! ^= 1;
        return bytes;
      }
    }
    const damaging = new DamagingStore(folder);
    await expect(writeArtifact(damaging, prefix, newArtifact)).rejects.toThrow(ArtifactCorruptError);
  });
});

describe('readArtifact refuses', () => {
  let manifestSha256: string;
  beforeEach(async () => {
    ({ manifestSha256 } = await writeArtifact(store, prefix, newArtifact));
  });

  test.each(['model.onnx', 'manifest.json'])('a changed byte anywhere in %s', async (file) => {
    const bytes = await store.get(prefix + file);
    for (const position of [0, bytes.length >> 1, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[position]! ^= 1;
      await put(file, damaged);
      await expect(readArtifact(store, prefix, manifestSha256)).rejects.toThrow(ArtifactCorruptError);
    }
  });

  test.each(['model.onnx', 'manifest.json'])('a cut %s', async (file) => {
    const bytes = await store.get(prefix + file);
    await put(file, bytes.subarray(0, -1));
    await expect(readArtifact(store, prefix, manifestSha256)).rejects.toThrow(ArtifactCorruptError);
  });

  test('a model of another size without fetching it', async () => {
    await put('model.onnx', new Uint8Array(2000));
    await expect(readArtifact(store, prefix, manifestSha256)).rejects.toThrow('2000 bytes; expected 1000');
  });

  test.each(['model.onnx', 'manifest.json'])('an artifact without %s', async (file) => {
    await store.delete(prefix + file);
    await expect(readArtifact(store, prefix, manifestSha256)).rejects.toThrow(ArtifactMissingError);
  });

  test('a sound artifact that is not the expected one', async () => {
    const other = await writeArtifact(store, 'models/other/', { ...newArtifact, model: new Uint8Array(5) });
    await expect(readArtifact(store, 'models/other/', manifestSha256)).rejects.toThrow(ArtifactCorruptError);
    await expect(readArtifact(store, prefix, other.manifestSha256)).rejects.toThrow(ArtifactCorruptError);
  });

  test.each([
    [1, 'format version 1; this version of Spansmith reads version 2. Train the model anew'],
    [3, 'format version 3; this version of Spansmith reads version 2. Load it with the version'],
  ])('format version %d, and says what to do', async (version, problem) => {
    const sha256 = await editManifest((manifest) => {
      manifest.formatVersion = version;
      manifest.files = [];
    });
    const reading = readArtifact(store, prefix, sha256);
    await expect(reading).rejects.toThrow(ArtifactUnsupportedError);
    await expect(reading).rejects.toThrow(problem);
  });

  test.each([
    ['no parts', [], 'tagger.parts: '],
    ['two parts of one kind', [{ weight: 0.5 }, { weight: 0.5 }], 'tagger.parts: must be of different kinds'],
    ['weights that do not add up', [{ weight: 0.5 }], 'tagger.parts: must have weights that add up to 1'],
    ['a part without precision', [{ precision: undefined }], 'tagger.parts.0.precision: '],
  ])('a tagger with %s', async (_, changes, problem) => {
    const sha256 = await editManifest((manifest) => {
      const tagger = manifest.tagger as { parts: object[] };
      const [part] = tagger.parts;
      tagger.parts = changes.map((change) => ({ ...part, ...change }));
    });
    await expect(readArtifact(store, prefix, sha256)).rejects.toThrow(problem);
  });

  test('a manifest that is not valid, with every place', async () => {
    const sha256 = await editManifest((manifest) => {
      manifest.categories = [];
      manifest.training = { ...newArtifact.training, seed: 'seven' };
    });
    await expect(readArtifact(store, prefix, sha256)).rejects.toThrow(/categories: .*; training\.seed: /);
  });

  test('tags that do not belong to the categories', async () => {
    const sha256 = await editManifest((manifest) => {
      manifest.categories = ['Person', 'Place'];
    });
    await expect(readArtifact(store, prefix, sha256)).rejects.toThrow('tagger.tags: must be O, then');
  });

  test('a manifest that is not JSON', async () => {
    await put('manifest.json', 'nonsense');
    await expect(readArtifact(store, prefix, sha256Hex('nonsense'))).rejects.toThrow(
      'its manifest is not JSON',
    );
  });

  test('a prefix that is no folder', async () => {
    await expect(readArtifact(store, 'models/one', manifestSha256)).rejects.toThrow(RangeError);
  });
});
