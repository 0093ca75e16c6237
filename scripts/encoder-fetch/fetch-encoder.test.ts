import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncoder } from '../../packages/encoder/src/index.ts';
import { tinyEncoderFolder } from '../../tests/support/tiny-encoders.ts';
import { FetchFailure } from './failure.ts';
import { type FetchOptions, fetchEncoder, ORIGIN_FILE } from './fetch-encoder.ts';
import { Hub } from './hub.ts';
import { REVISION, TestHub } from './test-hub.ts';

const WEIGHTS = 'model.safetensors';
const NO_RETRY: number[] = [];

let folder: string;
let server: TestHub;
let address: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encoder-fetch-'));
  const names = ['config.json', 'tokenizer.json', WEIGHTS];
  const tiny = tinyEncoderFolder('bert');
  const contents = await Promise.all(
    names.map(async (name) => [name, await readFile(join(tiny, name))] as const),
  );
  const others = { 'README.md': Buffer.from('Read me'), 'special_tokens_map.json': Buffer.from('{}') };
  server = new TestHub({ ...Object.fromEntries(contents), ...others });
  address = await server.start();
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const bring = (change: Partial<FetchOptions> = {}, id = 'owner/model', token?: string) =>
  fetchEncoder(new Hub(address, token), id, {
    revision: 'main',
    folder,
    retryPauses: NO_RETRY,
    onProgress: () => {},
    ...change,
  });

const failure = async (fetching: Promise<unknown>): Promise<string> => {
  const error = await fetching.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FetchFailure);
  return (error as Error).message;
};

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const partFiles = async () => (await readdir(folder)).filter((name) => name.endsWith('.part'));

describe('fetchEncoder', () => {
  it('brings a folder that opens, and notes its commit and hashes', async () => {
    const origin = await bring();
    expect(origin).toMatchObject({ id: 'owner/model', revision: REVISION });
    expect(origin.sha256[WEIGHTS]).toBe(sha256(server.files.get(WEIGHTS)!));
    expect((await openEncoder(folder)).config.hiddenSize).toBe(32);
    expect(JSON.parse(await readFile(join(folder, ORIGIN_FILE), 'utf8'))).toEqual(origin);
    const expected = ['config.json', WEIGHTS, ORIGIN_FILE, 'special_tokens_map.json', 'tokenizer.json'];
    expect((await readdir(folder)).sort()).toEqual(expected.sort());
  });

  it('reports progress up to the size of every file', async () => {
    const seen = new Map<string, number>();
    await bring({ onProgress: ({ name }, bytes) => seen.set(name, bytes) });
    expect(seen.get(WEIGHTS)).toBe(server.files.get(WEIGHTS)!.length);
    expect(seen.get('config.json')).toBe(server.files.get('config.json')!.length);
  });

  it('goes on where the connection broke', async () => {
    server.breakAfter = [50_000, 20_000];
    const { sha256: hashes } = await bring({ retryPauses: [0] });
    expect(hashes[WEIGHTS]).toBe(sha256(server.files.get(WEIGHTS)!));
    const ranges = server.requested.filter((request) => request.startsWith(WEIGHTS));
    expect(ranges).toEqual([WEIGHTS, `${WEIGHTS} bytes=50000-`, `${WEIGHTS} bytes=70000-`]);
  });

  it('goes on in a later run', async () => {
    server.breakAfter = [50_000];
    expect(await failure(bring())).toMatch(
      /^The connection broke while model.safetensors came. Run the command again/,
    );
    expect(await partFiles()).toHaveLength(1);
    await bring();
    expect(server.requested.filter((request) => request.startsWith(WEIGHTS)).at(-1)).toBe(
      `${WEIGHTS} bytes=50000-`,
    );
    expect(await partFiles()).toEqual([]);
  });

  it('starts again where the server knows no ranges', async () => {
    server.breakAfter = [50_000];
    server.ignoresRanges = true;
    const { sha256: hashes } = await bring({ retryPauses: [0] });
    expect(hashes[WEIGHTS]).toBe(sha256(server.files.get(WEIGHTS)!));
  });

  it('gives up after as many attempts in a row as it may make', async () => {
    server.breakAfter = [0, 0, 0, 0];
    await failure(bring({ retryPauses: [0, 0, 0] }));
    expect(server.requested.filter((request) => request.startsWith(WEIGHTS))).toHaveLength(3);
  });

  it('takes what is there already, and replaces what has another hash', async () => {
    await bring();
    await writeFile(join(folder, 'tokenizer.json'), '{}');
    server.requested.length = 0;
    await bring();
    expect(server.requested).toEqual(['tokenizer.json']);
    expect(await readFile(join(folder, 'tokenizer.json'))).toEqual(server.files.get('tokenizer.json'));
  });

  it.each([WEIGHTS, 'tokenizer.json'])('deletes a %s that is not what the hub says', async (name) => {
    const tampered = Buffer.from(server.files.get(name)!);
    tampered[tampered.length - 1]! ^= 1;
    server.tampered.set(name, tampered);
    expect(await failure(bring())).toContain(`${name} of owner/model came with another hash`);
    expect(await readdir(folder)).not.toContain(name);
    expect(await partFiles()).toEqual([]);
  });

  it('does not take more than the hub announced', async () => {
    server.tampered.set(WEIGHTS, Buffer.alloc(1_000_000));
    expect(await failure(bring())).toContain('model.safetensors is longer than');
  });

  it('refuses a model of another kind before its weights come', async () => {
    server.files.set('config.json', Buffer.from('{"model_type":"distilbert"}'));
    expect(await failure(bring())).toContain('owner/model cannot be used: config.json describes no encoder');
    expect(server.requested).toEqual(['config.json']);
  });

  it('refuses a model without the files that are needed', async () => {
    server.files.delete(WEIGHTS);
    expect(await failure(bring())).toMatch(
      /^owner\/model has no model.safetensors. Choose a model or a --revision/,
    );
  });

  it('says that a model is not there', async () => {
    expect(await failure(bring({}, 'owner/absent'))).toMatch(
      /has no model owner\/absent, revision main. Check the id/,
    );
    expect(await failure(bring({ revision: 'absent' }))).toContain(
      'has no model owner/model, revision absent',
    );
  });

  it.each([401, 403])('says what to do about a gated model (%i)', async (status) => {
    server.status = status;
    expect(await failure(bring())).toMatch(/gated, private or absent.*set HF_TOKEN/);
  });

  it('says that the hub has trouble', async () => {
    server.status = 503;
    expect(await failure(bring())).toMatch(/answered 503 .* Try again later/);
  });

  it('sends the token to the hub, and not to where it redirects', async () => {
    await bring({}, 'owner/model', 'secret');
    expect([...server.tokens.hub]).toEqual(['Bearer secret']);
    expect([...server.tokens.content]).toEqual(['']);
  });

  it('says that the hub cannot be reached', async () => {
    await server.stop();
    expect(await failure(bring())).toMatch(/cannot be reached \(ECONNREFUSED\).*copy the folder here.*--hub/);
  });

  it.each(['../model', 'owner/../model', 'a/b/c', '.hidden', 'owner/mo del', ''])(
    'refuses the id "%s"',
    async (id) => {
      expect(await failure(bring({}, id))).toContain('is no id of a model');
      expect(server.requested).toEqual([]);
    },
  );

  it.each(['ftp://hub', 'hub', ''])('refuses the hub "%s"', (hub) => {
    expect(() => new Hub(hub)).toThrow(FetchFailure);
  });

  it('says that something else answers at the address', async () => {
    server.files.clear();
    const other = new TestHub({});
    other.status = 204;
    const elsewhere = await other.start();
    const fetching = fetchEncoder(new Hub(elsewhere), 'owner/model', {
      revision: 'main',
      folder,
      retryPauses: NO_RETRY,
      onProgress: () => {},
    });
    expect(await failure(fetching)).toMatch(/does not answer as a hub of models does/);
    await other.stop();
  });
});
