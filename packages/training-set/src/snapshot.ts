import { sha256Hex } from '@spansmith/basics';
import type { LabelledDocument, LabelledProject } from '@spansmith/labels';
import { canonicalJson } from './canonical-json.ts';

const FORMAT = 'spansmith.training-set.v1';

/** A labelled document with its text. */
export interface TrainingDocument extends LabelledDocument {
  text: string;
}

/**
 * What a model was trained on, frozen: the project, its entity types, labels and texts at that moment. It serializes
 * to a labels file as the project itself does.
 */
export interface TrainingSetSnapshot extends LabelledProject {
  format: typeof FORMAT;
  documents: TrainingDocument[];
}

/** A snapshot as it is stored: UTF-8 of canonical JSON, named by its hash. */
export interface FrozenTrainingSet {
  snapshot: TrainingSetSnapshot;
  bytes: Uint8Array;
  /** SHA-256 of `bytes`, hex. */
  sha256: string;
}

/** Writes down a project and its texts. The same content gives the same bytes. */
export function serializeSnapshot({
  metadata,
  entities,
  documents,
}: Omit<TrainingSetSnapshot, 'format'>): FrozenTrainingSet {
  const snapshot: TrainingSetSnapshot = { format: FORMAT, metadata, entities, documents };
  const bytes = new TextEncoder().encode(canonicalJson(snapshot));
  return { snapshot, bytes, sha256: sha256Hex(bytes) };
}

/**
 * Reads a snapshot back. Throws an Error where the bytes are not those that were hashed, or are of another format.
 */
export function parseSnapshot(bytes: Uint8Array, expectedSha256: string): TrainingSetSnapshot {
  const actual = sha256Hex(bytes);
  if (actual !== expectedSha256) {
    throw new Error(`The training snapshot is damaged: its SHA-256 is ${actual}, not ${expectedSha256}.`);
  }
  const snapshot = JSON.parse(new TextDecoder().decode(bytes)) as TrainingSetSnapshot;
  if (snapshot.format !== FORMAT) {
    throw new Error(`The training snapshot has the format ${snapshot.format}; this version reads ${FORMAT}.`);
  }
  return snapshot;
}

/**
 * SHA-256, hex, of what a model can depend on: language, entity types and documents, but not the project's name,
 * container or description. Projects with the same data have the same hash.
 */
export function hashTrainingData({ metadata, entities, documents }: TrainingSetSnapshot): string {
  const { language, multilingual } = metadata;
  const categories = entities.map((entity) => entity.category);
  return sha256Hex(canonicalJson({ language, multilingual, categories, documents }));
}
