import { type FileHandle, open, readFile, rename } from 'node:fs/promises';

const TAIL_LINES = 20;

/** Opens a log anew for writing; the one of the start before is kept beside it, with `.1` behind its name. */
export async function openLog(file: string): Promise<FileHandle> {
  await rename(file, `${file}.1`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return open(file, 'a', 0o600);
}

/** The last lines of a log. */
export async function tailOf(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.slice(-TAIL_LINES).join('\n');
}
