import { writeFile } from 'node:fs/promises';

export interface TensorToWrite {
  dtype: string;
  shape: readonly number[];
  bytes: Uint8Array;
}

/** A safetensors file of the given tensors, in their order. */
export function safetensorsBytes(tensors: Record<string, TensorToWrite>): Uint8Array {
  let end = 0;
  const header = Object.entries(tensors).map(([name, { dtype, shape, bytes }]) => {
    const begin = end;
    end += bytes.byteLength;
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const json = JSON.stringify({ __metadata__: { format: 'pt' }, ...Object.fromEntries(header) });
  return fileOf(json, Buffer.concat(Object.values(tensors).map(({ bytes }) => bytes)));
}

/** A file with any header. */
export function fileOf(json: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(json)));
  return Buffer.concat([length, Buffer.from(json), data]);
}

export const float32 = (shape: number[], values: readonly number[]): TensorToWrite => ({
  dtype: 'F32',
  shape,
  bytes: new Uint8Array(new Float32Array(values).buffer),
});

export const writeSafetensors = (path: string, tensors: Record<string, TensorToWrite>): Promise<void> =>
  writeFile(path, safetensorsBytes(tensors));
