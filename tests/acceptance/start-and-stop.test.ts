import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPlatform, startEmbeddedPlatform } from '../support/embedded-platform.ts';

const start = join(import.meta.dirname, '../../scripts/start.mjs');
const START_MS = 120_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-and-stop-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs what `npm start` runs until it ends by itself. */
async function run(settings: Record<string, string>): Promise<{ exitCode: number; errors: string }> {
  const env = { ...process.env, PORT: '0', SPANSMITH_DATA_DIR: join(folder, 'data'), ...settings };
  const child: ChildProcess = spawn(process.execPath, [start], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [errors, [exitCode]] = await Promise.all([readText(child.stderr!), once(child, 'exit')]);
  return { exitCode: exitCode as number, errors };
}

describe('a start ends with 1 and names the variable', () => {
  it.each<[string, string]>([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['HOST', 'no host'],
    ['SPANSMITH_PUBLIC_URL', 'nonsense'],
    ['SPANSMITH_API_KEYS', 'short'],
    ['SPANSMITH_MODEL_THREADS', '0'],
    ['SPANSMITH_TRAINING_MEMORY_MIB', 'all'],
    ['SPANSMITH_ENCODER_DIR', './no-encoder-there'],
    ['SPANSMITH_WORD_VECTORS', 'de=no-vectors-there.vec'],
    ['SPANSMITH_DATA_DIR', start],
  ])('that holds nothing usable: %s=%s', async (name, value) => {
    const { exitCode, errors } = await run({ [name]: value });
    expect(exitCode).toBe(1);
    expect(errors).toContain(name);
  });

  it(
    'of an address that is not of this machine',
    async () => {
      const { exitCode, errors } = await run({ HOST: '203.0.113.1' });
      expect([exitCode, errors.trim()]).toEqual([1, expect.stringMatching(/^HOST 203.0.113.1.*[^}]$/)]);
    },
    START_MS,
  );
});

describe('a running platform', () => {
  let platform: EmbeddedPlatform;
  beforeAll(async () => {
    platform = await startEmbeddedPlatform();
  }, START_MS);
  afterAll(() => platform?.stop());

  it(
    'keeps others from its port',
    async () => {
      const { exitCode, errors } = await run({ PORT: new URL(platform.url).port });
      expect([exitCode, errors.trim()]).toEqual([
        1,
        expect.stringMatching(/^Port \d+ .*in use.* PORT .*[^}]$/),
      ]);
    },
    START_MS,
  );

  it('shows no key, has nothing more to say when it is stopped, and takes its database along', async () => {
    const postmaster = await readFile(join(platform.dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    const before = platform.output();
    expect(before).not.toContain(platform.key);
    await platform.stop();
    expect(platform.output()).toBe(before);
    expect(() => process.kill(Number(postmaster.split('\n')[0]), 0)).toThrow('ESRCH');
  });
});
