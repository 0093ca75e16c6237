import { join } from 'node:path';
import { readIfExists } from '../read-if-exists.ts';

/** What a running server (or one that was killed) says of itself in its data folder. */
export interface PostmasterFile {
  pid: number;
  isReady: boolean;
}

/** Where the server writes it. */
export function postmasterFilePath(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid');
}

/** Reads the file; undefined if there is none, or only the beginning of one. */
export async function readPostmasterFile(dataFolder: string): Promise<PostmasterFile | undefined> {
  const content = await readIfExists(postmasterFilePath(dataFolder));
  // Lines (Postgres' pidfile.h): pid, data folder, start time, port, socket folder, TCP address, memory key, status.
  const lines = (content ?? '').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, isReady: lines[7]?.trim() === 'ready' };
}
