import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointPrefix, FolderObjectStore, ObjectStoreError } from '@spansmith/object-store';
import { createLogger } from '@spansmith/service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptLog } from '../../../../../tests/support/kept-log.ts';
import { checkpointFiles, checkpointFolder } from './checkpoint-files.ts';
import { CheckpointKeeper } from './checkpoint-keeper.ts';

let folder: string;
let objects: FolderObjectStore;
let log: ReturnType<typeof keptLog>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spansmith-checkpoints-'));
  objects = new FolderObjectStore(join(folder, 'objects'));
  await objects.prepare();
  log = keptLog();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The side of the child and the side of the parent, in a work folder of their own. */
async function attempt(name: string) {
  const work = join(folder, name);
  await mkdir(work);
  const logger = createLogger({ level: 'info', name: 'test', destination: log.destination });
  const keeper = new CheckpointKeeper(objects, 'job', work, logger);
  const checkpoints = checkpointFiles(work, (training) => keeper.saved(training));
  return { work, keeper, checkpoints };
}

const stored = (training: string) => objects.get(`${checkpointPrefix('job')}${training}`);

describe('checkpoints', () => {
  it('come back in the next attempt as they were saved last, by the name of their training', async () => {
    const first = await attempt('first');
    await first.keeper.fetch();
    for (const epoch of [1, 2, 3]) await first.checkpoints('held-out').save(Buffer.alloc(100_000, epoch));
    await first.checkpoints('final').save(Buffer.from('final'));
    while (!(await objects.stat(`${checkpointPrefix('job')}final`))) await new Promise(setImmediate);
    await first.keeper.close();

    const second = await attempt('second');
    await second.keeper.fetch();
    expect(await second.checkpoints('held-out').load()).toEqual(Buffer.alloc(100_000, 3));
    expect(await second.checkpoints('final').load()).toEqual(Buffer.from('final'));
  });

  it('are none where no attempt has left one', async () => {
    const { keeper, checkpoints } = await attempt('only');
    await keeper.fetch();
    expect(await checkpoints('final').load()).toBeUndefined();
  });

  it('lie in the work folder whole, with nothing beside them', async () => {
    const { work, keeper, checkpoints } = await attempt('whole');
    await keeper.fetch();
    await checkpoints('final').save(Buffer.from('x'));
    await keeper.close();
    expect(await readdir(checkpointFolder(work))).toEqual(['final']);
    expect(await readFile(join(checkpointFolder(work), 'final'), 'utf8')).toBe('x');
  });

  it('are stored one at a time, and those that come meanwhile once, in their newest state', async () => {
    const { keeper, checkpoints } = await attempt('slow');
    await keeper.fetch();
    const first = Promise.withResolvers<void>();
    const putFile = objects.putFile.bind(objects);
    const puts = vi.spyOn(objects, 'putFile').mockImplementation(async (...call) => {
      await first.promise;
      return putFile(...call);
    });
    for (const epoch of [1, 2, 3, 4]) await checkpoints('final').save(Buffer.from([epoch]));
    expect(puts).toHaveBeenCalledTimes(1);
    first.resolve();
    while (puts.mock.results.length < 2) await new Promise(setImmediate);
    await keeper.close();
    expect(puts).toHaveBeenCalledTimes(2);
    expect([...(await stored('final'))]).toEqual([4]);
  });

  it('are no reason for a training to fail when the store does', async () => {
    const { keeper, checkpoints } = await attempt('failing');
    vi.spyOn(objects, 'putFile').mockRejectedValue(new ObjectStoreError('write', 'full'));
    vi.spyOn(objects, 'read').mockRejectedValue(new ObjectStoreError('read', 'away'));
    await objects.put(`${checkpointPrefix('job')}final`, 'x');
    await keeper.fetch();
    expect(await checkpoints('final').load()).toBeUndefined();
    await checkpoints('final').save(Buffer.from('y'));
    await keeper.close();
    expect(log.text()).toMatch(/could not be fetched.*\n.*was not stored/s);
  });

  it('are gone once the job has ended', async () => {
    const { keeper, checkpoints } = await attempt('ended');
    await keeper.fetch();
    await checkpoints('final').save(Buffer.from('x'));
    await keeper.delete();
    await checkpoints('final').save(Buffer.from('late'));
    expect((await objects.list('checkpoints/')).objects).toEqual([]);
  });
});
