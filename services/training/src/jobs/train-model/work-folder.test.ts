import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeAbandonedFolders, withWorkFolder } from './work-folder.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'spansmith-work-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('a work folder', () => {
  it('is gone when the work has failed', async () => {
    const failing = withWorkFolder(parent, async (folder) => {
      await writeFile(join(folder, 'file'), 'x');
      expect(await readdir(parent)).toHaveLength(1);
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(await readdir(parent)).toEqual([]);
  });

  it('is removed later when its process was killed, unlike those in use and the folders of others', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['--version']);
    const abandoned = join(parent, `spansmith-training-${dead}-abc`);
    await mkdir(abandoned);
    await writeFile(join(abandoned, 'snapshot.json'), '{}');
    await mkdir(join(parent, 'spansmith-other'));
    await withWorkFolder(parent, async (folder) => {
      await removeAbandonedFolders(parent);
      expect((await readdir(parent)).sort()).toEqual(
        ['spansmith-other', folder.slice(parent.length + 1)].sort(),
      );
    });
  });
});
