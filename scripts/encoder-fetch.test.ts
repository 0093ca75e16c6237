import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tinyEncoderFolder } from '../tests/support/tiny-encoders.ts';
import { REVISION, TestHub } from './encoder-fetch/test-hub.ts';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as `npm run encoder:fetch --` does. */
async function command(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const file = join(import.meta.dirname, 'encoder-fetch.ts');
  const options = { env: { ...process.env, SPANSMITH_HUB_URL: '', HF_TOKEN: '', ...env } };
  return promisify(execFile)(process.execPath, [file, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );
}

describe('encoder:fetch', () => {
  let folder: string;
  let server: TestHub;
  let address: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'encoder-fetch-'));
    const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
    const read = async (name: string) =>
      [name, await readFile(join(tinyEncoderFolder('xlm-roberta'), name))] as const;
    server = new TestHub(Object.fromEntries(await Promise.all(names.map(read))));
    address = await server.start();
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('says what it brought, where it is, and how to use it', async () => {
    const ended = await command(['owner/model', '--to', folder], { SPANSMITH_HUB_URL: address });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toBe(
      `owner/model at ${REVISION} is in ${folder}.\nTo train with it: SPANSMITH_ENCODER_DIR=${folder}\n`,
    );
  });

  it('ends with 1 and one paragraph where the hub cannot be reached', async () => {
    await server.stop();
    const ended = await command(['owner/model', '--to', folder, '--hub', address]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^http:\/\/127.0.0.1:\d+ cannot be reached \(ECONNREFUSED\).*\n$/);
  });

  it.each([[[]], [['a', 'b']], [['a', '--nonsense']]])('shows its usage for %j', async (args) => {
    const ended = await command(args);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/\nUsage: npm run encoder:fetch -- MODEL_ID .*\n$/);
  });
});
