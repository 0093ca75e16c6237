import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@spansmith/basics';
import type { CheckpointStore } from '@spansmith/taggers';

/** The folder of checkpoints in a work folder. Each is a file with the name of its training. */
export const checkpointFolder = (folder: string): string => join(folder, 'checkpoints');

/**
 * Keeps the checkpoints of the child's trainings in its work folder, where the parent has put those of an earlier
 * attempt.
 *
 * @param onSaved told of the name of a training whose checkpoint is there, whole
 */
export function checkpointFiles(
  folder: string,
  onSaved: (training: string) => void,
): (training: string) => CheckpointStore {
  const checkpoints = checkpointFolder(folder);
  return (training) => {
    const file = join(checkpoints, training);
    return {
      async load() {
        try {
          return await readFile(file);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
          throw error;
        }
      },
      async save(bytes) {
        // Staged outside: the parent takes what lies in the folder for checkpoints.
        await writeAtomically(file, bytes, folder);
        onSaved(training);
      },
    };
  };
}
