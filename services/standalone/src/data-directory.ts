import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes the data directory, for its owner only, or finds that the one there is can be used.
 *
 * @throws Error that names the variable to change
 */
export async function openDataDirectory(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      `The data directory ${folder} cannot be used: ${message}. Set SPANSMITH_DATA_DIR to a folder that you may write to.`,
    );
  }
}

/** As `mkdir -p`. Node's own recursive mkdir never ends in a file system that makes no folders, such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  const make = () => mkdir(folder, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  }
}
