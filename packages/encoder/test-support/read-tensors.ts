import { SafetensorsFile } from '../src/safetensors/safetensors-file.ts';

/** All float tensors of a safetensors file. */
export async function readTensors(
  path: string,
): Promise<Record<string, { shape: readonly number[]; data: Float32Array<ArrayBuffer> }>> {
  await using file = await SafetensorsFile.open(path);
  const tensors: Record<string, { shape: readonly number[]; data: Float32Array<ArrayBuffer> }> = {};
  for (const [name, { shape }] of file.tensors) tensors[name] = { shape, data: await file.read(name) };
  return tensors;
}
