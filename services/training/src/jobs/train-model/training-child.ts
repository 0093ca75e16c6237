/**
 * The process that trains: it gets one task, tells its progress, writes its files, and ends. It has no connection to
 * anything but its parent, and knows no secrets.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { parseSnapshot, TrainingSetError } from '@spansmith/training-set';
import { buildModel } from '../../build-model/build-model.ts';
import { type ChildMessage, type ChildTask, childFiles } from './child-messages.ts';

// API calls on the same machine go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// Without its parent nobody wants the result.
process.once('disconnect', () => process.exit(1));

process.once('message', async (task: ChildTask) => {
  const last = await work(task);
  process.send!(last, () => process.exit(0));
});

async function work({ folder, snapshotSha256, ...options }: ChildTask): Promise<ChildMessage> {
  try {
    const snapshot = parseSnapshot(await readFile(join(folder, childFiles.snapshot)), snapshotSha256);
    const { model, ...builtModel } = await buildModel(snapshot, options, {
      onProgress: (progress) => tell({ kind: 'progress', progress }),
    });
    await writeFile(join(folder, childFiles.model), model);
    await writeFile(join(folder, childFiles.builtModel), JSON.stringify(builtModel));
    return { kind: 'built' };
  } catch (error) {
    if (error instanceof TrainingSetError)
      return { kind: 'refused', code: error.code, message: error.message };
    return { kind: 'failed', error: inspect(error) };
  }
}

function tell(message: ChildMessage): void {
  process.send!(message);
}
