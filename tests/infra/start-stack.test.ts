import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStack } from '../../scripts/stack/start-stack.ts';
import { startEchoUpstream } from './echo-upstream.ts';
import { programsOrSkip } from './programs.ts';

const programs = await programsOrSkip('postgres', 'redis-server', 'versitygw', 'nginx');

describe.skipIf(!programs)('startStack', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spansmith-start-'));
    await chmod(folder, 0o711);
    // Stacks that other tests run at the same time have their folders elsewhere.
    vi.stubEnv('TMPDIR', folder);
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it('says why a service does not start, and leaves nothing behind', async () => {
    const start = startStack({ quiet: true, environment: { SPANSMITH_MAX_BODY_MIB: 'lots' } });
    await expect(start).rejects.toThrow(/SPANSMITH_MAX_BODY_MIB is "lots"/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('can be stopped while it starts, and leaves nothing behind', async () => {
    const interruption = new AbortController();
    const start = startStack({
      quiet: true,
      signal: interruption.signal,
      onStep(step) {
        if (step.includes('authoring')) setTimeout(() => interruption.abort(new Error('enough')), 200);
      },
    });
    await expect(start).rejects.toThrow('enough');
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a port that something else listens on', async () => {
    const other = await startEchoUpstream('other');
    const port = Number(other.address.split(':')[1]);
    await expect(startStack({ quiet: true, port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
    await other.stop();
  });
});
