import { quote } from '@spansmith/basics';
import { z } from 'zod';
import { EncoderError } from '../errors.ts';

/**
 * The header of a safetensors file, as https://github.com/huggingface/safetensors describes the format: its length as
 * a little-endian uint64, JSON of that length, then the elements of all tensors, row-major and little-endian.
 */
export interface StoredTensor {
  /** As the file names it: `F32`, `BF16`, `I64`... */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Where the elements stand in the file, in bytes. */
  readonly startByte: number;
  readonly endByte: number;
}

/** Bytes that the length of the JSON takes. */
export const LENGTH_BYTES = 8;
/** Headers of encoders take some ten kilobytes; what claims more than this is no such file. */
export const MAX_HEADER_BYTES = 16 * 1024 * 1024;

/** Bytes an element. The format knows more; a tensor of another type can stand in the file and not be read. */
const ELEMENT_BYTES: Record<string, number> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  F64: 8,
  I64: 8,
  U64: 8,
};

const size = z.int().nonnegative();
const entry = z.object({ dtype: z.string(), shape: z.array(size), data_offsets: z.tuple([size, size]) });
const header = z.record(z.string(), entry);

/**
 * The tensors of the file `file` by name, from the JSON of its header.
 *
 * @throws EncoderError when the JSON is none, when a tensor's place and its shape disagree, or when the places do not
 *   fill the file without gaps and overlaps
 */
export function parseHeader(
  json: string,
  fileBytes: number,
  file: string,
): ReadonlyMap<string, StoredTensor> {
  const fail = (what: string): never => {
    throw new EncoderError(`${file} is no sound safetensors file: ${what}. Download or convert it again.`);
  };
  const parsed = header.safeParse(withoutMetadata(json));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    return fail(`its header is wrong at ${quote(path.join('.'))}: ${message}`);
  }
  const dataStart = LENGTH_BYTES + Buffer.byteLength(json);
  const tensors = Object.entries(parsed.data).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [from, to],
      },
    ]) => {
      const bytes = shape.reduce((product, dim) => product * dim, ELEMENT_BYTES[dtype] ?? Number.NaN);
      if (to < from || (!Number.isNaN(bytes) && bytes !== to - from))
        fail(`tensor ${quote(name)}, ${dtype}[${shape}], has the bytes ${from} to ${to}`);
      return [name, { dtype, shape, startByte: dataStart + from, endByte: dataStart + to }] as const;
    },
  );
  let end = dataStart;
  for (const [name, tensor] of tensors.toSorted(([, a], [, b]) => a.startByte - b.startByte)) {
    if (tensor.startByte !== end) fail(`tensor ${quote(name)} does not begin where the one before it ends`);
    end = tensor.endByte;
  }
  if (end !== fileBytes) fail(`it has ${fileBytes} bytes, and its header speaks of ${end}`);
  return new Map(tensors);
}

/** The header's tensors; undefined, which no schema takes, where the JSON is none. */
function withoutMetadata(json: string): unknown {
  try {
    const { __metadata__: _, ...tensors } = JSON.parse(json);
    return tensors;
  } catch {
    return undefined;
  }
}
