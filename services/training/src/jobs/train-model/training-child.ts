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
import type { ModelReport } from '../../build-model/model-report.ts';
import { checkpointFiles } from './checkpoint-files.ts';
import { CHILD_FILES, type ChildMessage, type ChildTask } from './child-messages.ts';

// API calls on the same machine go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// Where memory runs out, Linux shall end this process and not the database.
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);

// Without its parent nobody wants the result.
process.once('disconnect', () => process.exit(1));

process.once('message', async (task: ChildTask) => {
  const last = await work(task);
  process.send!(last, () => process.exit(0));
});

async function work({ folder, snapshotSha256, memoryMiB, ...options }: ChildTask): Promise<ChildMessage> {
  try {
    const snapshot = parseSnapshot(await readFile(join(folder, CHILD_FILES.snapshot)), snapshotSha256);
    const { model, report, servingBytes, ...builtModel } = await buildModel(snapshot, options, {
      checkpoints: checkpointFiles(folder, (training) => send({ kind: 'checkpoint', training })),
      onProgress(progress) {
        if (process.memoryUsage.rss() > memoryMiB * 2 ** 20) throw new OutOfMemoryError();
        send({ kind: 'progress', progress });
      },
    });
    await writeFile(join(folder, CHILD_FILES.model), model);
    await writeFile(join(folder, CHILD_FILES.builtModel), JSON.stringify(builtModel));
    const memory = { trainingPeakBytes: peakBytes(), servingBytes };
    const fullReport: ModelReport = { ...report, memory };
    await writeFile(join(folder, CHILD_FILES.report), JSON.stringify(fullReport));
    return { kind: 'built' };
  } catch (error) {
    if (error instanceof OutOfMemoryError) return { kind: 'outOfMemory' };
    if (error instanceof TrainingSetError)
      return { kind: 'refused', code: error.code, message: error.message };
    return { kind: 'failed', error: inspect(error) };
  }
}

const send = (message: ChildMessage) => process.send!(message);

/** The most that this process has had in memory. */
const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;

class OutOfMemoryError extends Error {}
