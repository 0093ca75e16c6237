import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf, float32, safetensorsBytes, writeSafetensors } from '../../test-support/write-safetensors.ts';
import { EncoderError } from '../errors.ts';
import { SafetensorsFile } from './safetensors-file.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safetensors-'));
  path = join(folder, 'model.safetensors');
});
afterAll(() => rm(folder, { recursive: true }));

async function readAll(...names: string[]): Promise<Float32Array[]> {
  await using file = await SafetensorsFile.open(path);
  const read: Float32Array[] = [];
  for (const name of names) read.push(await file.read(name));
  return read;
}

async function openBytes(bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes);
  await using _ = await SafetensorsFile.open(path);
}

describe('SafetensorsFile', () => {
  it('gives float32 tensors of any number, size and name back as they were written', async () => {
    const values = fc.array(fc.float({ noNaN: true }), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.string().filter((name) => !['__metadata__', '__proto__'].includes(name)),
          values,
        ),
        async (written) => {
          const entries = Object.entries(written);
          await writeSafetensors(
            path,
            Object.fromEntries(entries.map(([name, list]) => [name, float32([list.length], list)])),
          );
          const read = await readAll(...entries.map(([name]) => name));
          expect(read).toEqual(entries.map(([, list]) => new Float32Array(list)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['F16', new Uint16Array([0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000]), [1, -2, 2 ** -24, 65504, -0]],
    [
      'BF16',
      new Uint16Array([0x3f80, 0xc000, 0x3eab, 0x7f7f, 0x8000]),
      [1, -2, 0.333984375, 3.3895313892515355e38, -0],
    ],
  ])('reads %s', async (dtype, halves, expected) => {
    await writeSafetensors(path, { a: { dtype, shape: [5], bytes: new Uint8Array(halves.buffer) } });
    expect(await readAll('a')).toEqual([new Float32Array(expected)]);
  });

  it('lists shapes, and reads past tensors of types that it cannot read', async () => {
    const ids = { dtype: 'I64', shape: [1, 2], bytes: new Uint8Array(16) };
    await writeSafetensors(path, { ids, weight: float32([2, 1], [3, 4]) });
    await using file = await SafetensorsFile.open(path);
    expect([...file.tensors].map(([name, { dtype, shape }]) => [name, dtype, shape])).toEqual([
      ['ids', 'I64', [1, 2]],
      ['weight', 'F32', [2, 1]],
    ]);
    expect(await file.read('weight')).toEqual(new Float32Array([3, 4]));
    await expect(file.read('ids')).rejects.toThrow(
      'tensor "ids" is I64; convert the weights to F32, F16 or BF16',
    );
    await expect(file.read('absent')).rejects.toThrow('has no tensor "absent"');
  });

  const header = (tensors: object) => fileOf(JSON.stringify(tensors), new Uint8Array(8));
  const f32 = (begin: number, end: number, shape = [1]) => ({
    dtype: 'F32',
    shape,
    data_offsets: [begin, end],
  });
  it.each([
    ['a file shorter than the length of a header', new Uint8Array(7), 'no safetensors file'],
    ['a header longer than the file', fileOf('{}').subarray(0, 9), 'no safetensors file'],
    ['a header of absurd length', Buffer.alloc(64, 0xff), 'no safetensors file'],
    ['a header that is no JSON', fileOf('PK\u0003\u0004'), 'its header is wrong'],
    ['a header that is no object', fileOf('[1]'), 'its header is wrong at "0"'],
    [
      'a tensor without a shape',
      header({ a: { dtype: 'F32', data_offsets: [0, 8] } }),
      'its header is wrong at "a.shape"',
    ],
    ['a negative size', header({ a: f32(0, 8, [-2]) }), 'its header is wrong at "a.shape.0"'],
    [
      'a tensor with too few bytes',
      header({ a: f32(0, 8, [3]) }),
      'tensor "a", F32[3], has the bytes 0 to 8',
    ],
    [
      'a tensor that ends before it begins',
      header({ a: f32(8, 4), b: f32(0, 8, [2]) }),
      'tensor "a", F32[1]',
    ],
    [
      'tensors that overlap',
      header({ a: f32(0, 8, [2]), b: f32(4, 8) }),
      'tensor "b" does not begin where the one',
    ],
    ['tensors with a gap between them', header({ b: f32(4, 8) }), 'tensor "b" does not begin where the one'],
    ['bytes that no tensor has', header({ a: f32(0, 4) }), 'and its header speaks of'],
    ['tensors beyond the end', header({ a: f32(0, 16, [4]) }), 'and its header speaks of'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(openBytes(bytes)).rejects.toThrow(EncoderError);
    await expect(openBytes(bytes)).rejects.toThrow(message);
  });

  it('refuses a sound file that was cut short anywhere', async () => {
    const bytes = safetensorsBytes({ a: float32([3], [1, 2, 3]), b: float32([1], [4]) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        await expect(openBytes(bytes.subarray(0, length))).rejects.toThrow(EncoderError);
      }),
      { numRuns: 30 },
    );
  });
});
