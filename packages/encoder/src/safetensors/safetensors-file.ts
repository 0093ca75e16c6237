import { type FileHandle, open } from 'node:fs/promises';
import { quote } from '@spansmith/basics';
import { EncoderError } from '../errors.ts';
import { LENGTH_BYTES, MAX_HEADER_BYTES, parseHeader, type StoredTensor } from './header.ts';

/** How the elements of a readable type become float32. */
const TO_FLOAT32: Record<string, (bytes: ArrayBuffer) => Float32Array<ArrayBuffer>> = {
  F32: (bytes) => new Float32Array(bytes),
  F16: (bytes) => new Float32Array(new Float16Array(bytes)),
  BF16: fromBfloat16,
};

/** The first 16 bits of a float32. */
function fromBfloat16(bytes: ArrayBuffer): Float32Array<ArrayBuffer> {
  const halves = new Uint16Array(bytes);
  const bits = new Uint32Array(halves.length);
  for (let at = 0; at < halves.length; at++) bits[at] = halves[at]! << 16;
  return new Float32Array(bits.buffer);
}

/** One read of a file takes at most this; Node allows 2 GiB. */
const MAX_READ_BYTES = 2 ** 30;

/** An open safetensors file. Its header is in memory; tensors are read when asked for. */
export class SafetensorsFile implements AsyncDisposable {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly #file: FileHandle;
  readonly #path: string;

  private constructor(file: FileHandle, path: string, tensors: ReadonlyMap<string, StoredTensor>) {
    this.#file = file;
    this.#path = path;
    this.tensors = tensors;
  }

  /** @throws EncoderError when the file is not sound; the file system's error when it cannot be opened */
  static async open(path: string): Promise<SafetensorsFile> {
    const file = await open(path);
    try {
      return new SafetensorsFile(file, path, await readHeader(file, path));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * Reads the tensor `name` as float32, row-major.
   *
   * @throws EncoderError when it is absent, or neither F32, F16 nor BF16
   */
  async read(name: string): Promise<Float32Array<ArrayBuffer>> {
    const tensor = this.tensors.get(name);
    if (!tensor) throw new EncoderError(`${this.#path} has no tensor ${quote(name)}.`);
    const convert = TO_FLOAT32[tensor.dtype];
    if (!convert)
      throw new EncoderError(
        `${this.#path}: tensor ${quote(name)} is ${tensor.dtype}; convert the weights to F32, F16 or BF16.`,
      );
    return convert(await readBytes(this.#file, this.#path, tensor.startByte, tensor.endByte));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}

async function readHeader(file: FileHandle, path: string): Promise<ReadonlyMap<string, StoredTensor>> {
  const { size } = await file.stat();
  const length =
    size < LENGTH_BYTES
      ? Number.NaN
      : new DataView(await readBytes(file, path, 0, LENGTH_BYTES)).getBigUint64(0, true);
  if (!(length <= Math.min(size - LENGTH_BYTES, MAX_HEADER_BYTES)))
    throw new EncoderError(
      `${path} is no safetensors file: its first ${LENGTH_BYTES} bytes give no length of a header. Download or convert it again.`,
    );
  const json = await readBytes(file, path, LENGTH_BYTES, LENGTH_BYTES + Number(length));
  return parseHeader(Buffer.from(json).toString(), size, path);
}

async function readBytes(
  file: FileHandle,
  path: string,
  startByte: number,
  endByte: number,
): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(endByte - startByte);
  for (let done = 0; done < bytes.length; ) {
    const wanted = Math.min(bytes.length - done, MAX_READ_BYTES);
    const { bytesRead } = await file.read(bytes, done, wanted, startByte + done);
    if (bytesRead === 0) throw new EncoderError(`${path} became shorter while it was read.`);
    done += bytesRead;
  }
  return bytes.buffer;
}
