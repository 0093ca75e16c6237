import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresBackend, startPostgres } from '../../scripts/stack/postgres.ts';
import { type RedisBackend, startRedis } from '../../scripts/stack/redis.ts';
import { type S3Backend, startS3 } from '../../scripts/stack/s3.ts';
import { programsOrSkip } from './programs.ts';

const SECRET = 'secret-of-this-test';
const programs = await programsOrSkip('postgres', 'redis-server', 'versitygw', 'psql', 'redis-cli');

describe.skipIf(!programs)('what the services stand on in npm run stack', () => {
  const [psql, redisCli] = programs?.slice(3) ?? [];
  const deaths: string[] = [];
  const observer = { line: () => undefined, died: (name: string) => deaths.push(name) };
  let folder: string;
  let postgres: PostgresBackend;
  let redis: RedisBackend;
  let s3: S3Backend;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spansmith-backends-'));
    await chmod(folder, 0o711);
    postgres = await startPostgres(join(folder, 'postgres'), SECRET, observer);
    redis = await startRedis(join(folder, 'redis'), SECRET, observer);
    s3 = await startS3(join(folder, 's3'), SECRET, observer);
  });

  afterAll(async () => {
    await Promise.all([postgres, redis, s3].map((backend) => backend?.process.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const ping = (address: string) =>
    execFileSync(redisCli!, ['--no-auth-warning', '-u', address, 'ping'], { encoding: 'utf8' }).trim();

  function s3Client(secretAccessKey: string): S3Client {
    const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID } = s3.environment;
    return new S3Client({
      endpoint: S3_ENDPOINT,
      region: S3_REGION,
      forcePathStyle: true,
      credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey },
    });
  }

  const query = (address: string, text: string) =>
    execFileSync(psql!, [address, '--tuples-only', '--no-align', '--command', text], {
      encoding: 'utf8',
      stdio: 'pipe',
    });

  it('is Postgres with a database that sorts by code points', () => {
    const text = `select v from (values ('b'), ('A'), ('a'), ('é')) t(v) order by v`;
    expect(query(postgres.databaseUrl, text)).toBe('A\na\nb\né\n');
  });

  it('is Postgres that refuses a wrong password', () => {
    const address = postgres.databaseUrl.replace(SECRET, 'wrong');
    expect(() => query(address, 'select 1')).toThrow(/password authentication failed/);
  });

  it('is Redis that refuses a wrong password', () => {
    expect(ping(redis.redisUrl)).toBe('PONG');
    expect(ping(redis.redisUrl.replace(SECRET, 'wrong'))).toMatch(/NOAUTH/);
  });

  it('is an S3 server that lists keys in the order of their bytes', async () => {
    const client = s3Client(SECRET);
    const Bucket = s3.environment.S3_BUCKET;
    for (const Key of ['c/b.txt', 'c/A.txt', 'c/é.txt', 'c/a/1.txt', 'd/1.txt']) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    }
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'c/' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['c/A.txt', 'c/a/1.txt', 'c/b.txt', 'c/é.txt']);
  });

  it('is an S3 server that refuses a wrong signature', async () => {
    const command = new ListObjectsV2Command({ Bucket: s3.environment.S3_BUCKET });
    await expect(s3Client('wrong').send(command)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('comes back empty after Redis was killed and started again, under the same address', async () => {
    execFileSync(redisCli!, ['--no-auth-warning', '-u', redis.redisUrl, 'set', 'key', 'value']);
    await redis.process.kill('SIGKILL');
    expect(redis.process.pid).toBeUndefined();
    await redis.process.start();
    const size = execFileSync(redisCli!, ['--no-auth-warning', '-u', redis.redisUrl, 'dbsize']).toString();
    expect(size.trim()).toBe('0');
    expect(deaths).toEqual([]);
  });

  it('reports a process that ends although nobody asked it to', async () => {
    process.kill(redis.process.pid!, 'SIGKILL');
    await expect.poll(() => deaths).toEqual(['redis']);
  });
});
