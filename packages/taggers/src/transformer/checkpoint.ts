import { createHash } from 'node:crypto';
import type { Learner } from './learner.ts';

/** Where a training keeps its last checkpoint. */
export interface CheckpointStore {
  load(): Promise<Uint8Array | undefined>;
  /** Replaces the one before. `bytes` belong to the store. */
  save(bytes: Uint8Array): Promise<void>;
}

/** How far a training is, besides what the learner has learnt. */
export interface Checkpoint {
  /** One entry an epoch. */
  history: { loss: number; heldOutF1?: number }[];
  /** The learner's values after the best epoch, where held-out examples tell which one that is. */
  best?: ReadonlyMap<string, Float32Array>;
}

interface Header {
  version: number;
  fingerprint: string;
  history: Checkpoint['history'];
  steps: number;
  hasBest: boolean;
}

/** Raised when the format changes, or what a training does: an older checkpoint is not used then. */
const VERSION = 1;
const MAGIC = Buffer.from('SPANCKPT');
const HASH_BYTES = 32;

/**
 * The file: "SPANCKPT", the length of the header as uint32, the header as JSON, zeros up to a multiple of 4, float32
 * arrays, and the SHA-256 of all before it. The arrays are, in the order of `learner.values` each: the values, the
 * optimiser's means, its mean squares, and where there are any, the best values. Little-endian.
 */
export function writeCheckpoint(
  fingerprint: string,
  { history, best }: Checkpoint,
  learner: Learner,
): Uint8Array<ArrayBuffer> {
  const { steps } = learner.optimizer.state;
  const header: Header = { version: VERSION, fingerprint, history, steps, hasBest: best !== undefined };
  const text = Buffer.from(JSON.stringify(header));
  const arrays = arraysOf(learner, best);
  const start = dataStart(text.length);
  const size = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const file = new Uint8Array(start + size + HASH_BYTES);
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(MAGIC.length, text.length, true);
  file.set(text, MAGIC.length + 4);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  file.set(hashOf(file.subarray(0, at)), at);
  return file;
}

/**
 * Brings a learner to where a checkpoint's was, and returns the rest of it. Undefined, and nothing is changed, where the
 * file is damaged or of another training.
 */
export function readCheckpoint(
  file: Uint8Array,
  fingerprint: string,
  learner: Learner,
): Checkpoint | undefined {
  const end = file.length - HASH_BYTES;
  if (end < MAGIC.length + 4 || !hashOf(file.subarray(0, end)).equals(file.subarray(end))) return undefined;
  const headerLength = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length, true);
  const headerStart = MAGIC.length + 4;
  const header: Header = JSON.parse(
    Buffer.from(file.subarray(headerStart, headerStart + headerLength)).toString(),
  );
  if (header.version !== VERSION || header.fingerprint !== fingerprint) return undefined;
  let at = dataStart(headerLength);
  const next = (): Map<string, Float32Array> =>
    new Map(
      Array.from(learner.values, ([name, { length }]) => {
        const values = new Float32Array(length);
        new Uint8Array(values.buffer).set(file.subarray(at, at + values.byteLength));
        at += values.byteLength;
        return [name, values];
      }),
    );
  for (const [name, values] of next()) learner.values.get(name)!.set(values);
  const [mean, meanSquare] = [Object.fromEntries(next()), Object.fromEntries(next())];
  learner.optimizer.restore({ steps: header.steps, mean, meanSquare });
  return { history: header.history, ...(header.hasBest && { best: next() }) };
}

function arraysOf(learner: Learner, best: ReadonlyMap<string, Float32Array> | undefined): Float32Array[] {
  const { mean, meanSquare } = learner.optimizer.state;
  const names = [...learner.values.keys()];
  return [
    ...learner.values.values(),
    ...names.map((name) => mean[name]!),
    ...names.map((name) => meanSquare[name]!),
    ...(best ? names.map((name) => best.get(name)!) : []),
  ];
}

const dataStart = (headerLength: number): number => Math.ceil((MAGIC.length + 4 + headerLength) / 4) * 4;

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
