import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchFailure } from './failure.ts';
import { type Hub, type HubFile, type HubModel, TransientFailure } from './hub.ts';

export interface DownloadOptions {
  /** Told how many bytes of the file are here, as they come. */
  onProgress: (bytes: number) => void;
  /** Waits between attempts in milliseconds; as many attempts in a row may bring nothing before the last failure counts. */
  retryPauses: readonly number[];
}

/**
 * Downloads a file into `folder`, unless it is there already, and returns its SHA-256 in lower-case hex. What a broken
 * attempt has brought stays beside it as `<name>.<hash>.part`, where the next one, also of a later run, goes on.
 *
 * @throws FetchFailure when the hub does not give it, or when its content is not what the hub says
 */
export async function downloadFile(
  hub: Hub,
  model: HubModel,
  file: HubFile,
  folder: string,
  options: DownloadOptions,
): Promise<string> {
  const target = join(folder, file.name);
  const present = await hashesOf(target);
  if (present && present[file.hash.algorithm] === file.hash.hex) return present.sha256;

  const part = `${target}.${file.hash.hex.slice(0, 12)}.part`;
  await mkdir(dirname(target), { recursive: true });
  await bringAll(hub, model, file, part, options);
  const hashes = (await hashesOf(part))!;
  if (hashes[file.hash.algorithm] !== file.hash.hex) {
    await rm(part);
    throw new FetchFailure(
      `${file.name} of ${model.id} came with another hash than the hub's ${file.hash.hex}: something on the way changed it. It was deleted; run the command again.`,
    );
  }
  await rename(part, target);
  return hashes.sha256;
}

/** Repeats attempts until the file is whole. */
async function bringAll(
  hub: Hub,
  model: HubModel,
  file: HubFile,
  part: string,
  { onProgress, retryPauses }: DownloadOptions,
): Promise<void> {
  let failures = 0;
  for (;;) {
    const before = await sizeOf(part);
    if (before === file.sizeBytes) return onProgress(before);
    // Longer than the file: no part of it.
    if (before > file.sizeBytes) await rm(part);
    try {
      await bringMore(hub, model, file, part, onProgress);
    } catch (error) {
      if (!(error instanceof TransientFailure)) throw error;
      failures = (await sizeOf(part)) > before ? 0 : failures + 1;
      const pause = retryPauses[failures];
      if (pause === undefined) throw error;
      await sleep(pause);
    }
  }
}

async function bringMore(
  hub: Hub,
  model: HubModel,
  file: HubFile,
  part: string,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const present = await sizeOf(part);
  const answer = await hub.content(model, file.name, present);
  const start = firstByteOf(answer);
  if (start !== 0 && start !== present)
    throw new FetchFailure(`The hub answered for ${file.name} with another range than was asked for.`);
  let bytes = start;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      // More than announced: not the file, and maybe without an end.
      if (bytes > file.sizeBytes)
        return done(new FetchFailure(`${file.name} is longer than the hub's ${file.sizeBytes} bytes.`));
      onProgress(bytes);
      done(null, chunk);
    },
  });
  const body = answer.body ? Readable.fromWeb(answer.body as never) : Readable.from([]);
  await pipeline(body, meter, createWriteStream(part, { flags: start === 0 ? 'w' : 'a' })).catch(
    (error: Error) => {
      if (error instanceof FetchFailure || (error as NodeJS.ErrnoException).syscall === 'write') throw error;
      throw new TransientFailure(
        `The connection broke while ${file.name} came. Run the command again: it goes on there.`,
      );
    },
  );
}

function firstByteOf(answer: Response): number {
  if (answer.status !== 206) return 0;
  return Number(/^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}

const sizeOf = async (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** The file's hashes in all algorithms of the hub; undefined where there is no file. */
async function hashesOf(path: string): Promise<Record<HubFile['hash']['algorithm'], string> | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) return undefined;
  const sha256 = createHash('sha256');
  // git hashes a header before the content.
  const blob = createHash('sha1').update(`blob ${info.size}\0`);
  for await (const chunk of createReadStream(path)) {
    sha256.update(chunk);
    blob.update(chunk);
  }
  return { sha256: sha256.digest('hex'), 'git-sha1': blob.digest('hex') };
}
