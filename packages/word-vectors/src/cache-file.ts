import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeAtomically } from '@spansmith/basics';
import type { WordVectorTable } from './word-vectors.ts';

/*
 * The file of a converted table: MAGIC; uint32 length of the header; the header, as JSON, filled up with spaces so that
 * what follows is aligned to 8 bytes; `hashes`; `table`; SHA-256 of all before. Little-endian.
 */
const MAGIC = 'SPANWV01';
const PREFIX_BYTES = MAGIC.length + 4;
const DIGEST_BYTES = 32;

interface Header {
  name: string;
  licence: string;
  /** Tells whether the source is still the one that was converted. */
  source: string;
  dimension: number;
  size: number;
  scale: number;
}

/** Writes a table so that readers, and others who write the same file at that moment, find it whole. */
export async function writeCacheFile(file: string, source: string, table: WordVectorTable): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  await writeAtomically(file, encode(source, table), folder);
}

/** The table in the file, or undefined where there is none, it is damaged, or made of another source or by another version. */
export async function readCacheFile(file: string, source: string): Promise<WordVectorTable | undefined> {
  try {
    return decode(await readFile(file), source);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function encode(source: string, { name, licence, dimension, table, scale, hashes }: WordVectorTable): Buffer {
  const header: Header = { name, licence, source, dimension, size: hashes.length, scale };
  let json = JSON.stringify(header);
  json += ' '.repeat(-(PREFIX_BYTES + Buffer.byteLength(json)) & 7);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(json));
  const body = Buffer.concat([
    Buffer.from(MAGIC + length.toString('latin1'), 'latin1'),
    Buffer.from(json),
    new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.byteLength),
    new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
  ]);
  return Buffer.concat([body, sha256(body)]);
}

function decode(bytes: Buffer, source: string): WordVectorTable | undefined {
  const body = bytes.subarray(0, -DIGEST_BYTES);
  if (body.length < PREFIX_BYTES || !sha256(body).equals(bytes.subarray(-DIGEST_BYTES))) return undefined;
  if (body.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const headerEnd = PREFIX_BYTES + body.readUInt32LE(MAGIC.length);
  const header: Header = JSON.parse(body.toString('utf8', PREFIX_BYTES, headerEnd));
  if (header.source !== source) return undefined;
  const { name, licence, dimension, size, scale } = header;
  const tableStart = headerEnd + 8 * size;
  const copy = (start: number, end: number) => new Uint8Array(body.subarray(start, end)).buffer;
  const hashes = new BigUint64Array(copy(headerEnd, tableStart));
  const table = new Int8Array(copy(tableStart, body.length));
  return { name, licence, dimension, table, scale, hashes };
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
