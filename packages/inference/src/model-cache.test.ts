import { describe, expect, test } from 'vitest';
import { type Closable, ModelCache, ModelTooLargeError } from './model-cache.ts';

/** A resource that records how often it was closed. */
class Resource implements Closable {
  readonly byteSize: number;
  timesClosed = 0;

  constructor(byteSize: number) {
    this.byteSize = byteSize;
  }

  async close(): Promise<void> {
    this.timesClosed++;
  }
}

const loading = (byteSize: number) => async () => new Resource(byteSize);
const never = () => Promise.reject(new Error('must not be loaded again'));
const itself = async (resource: Resource) => resource;

describe('ModelCache', () => {
  test('loads once for users that ask at the same time', async () => {
    const cache = new ModelCache<Resource>(100);
    const gate = Promise.withResolvers<void>();
    let loads = 0;
    const load = async () => {
      loads++;
      await gate.promise;
      return new Resource(10);
    };
    const users = [1, 2, 3].map(() => cache.use('a', load, itself));
    gate.resolve();
    const [first, ...others] = await Promise.all(users);
    expect(loads).toBe(1);
    for (const other of others) expect(other).toBe(first);
  });

  test('keeps what was loaded', async () => {
    const cache = new ModelCache<Resource>(100);
    const first = await cache.use('a', loading(10), itself);
    expect(await cache.use('a', never, itself)).toBe(first);
    expect(cache.stats).toEqual({ models: 1, bytes: 10 });
  });

  test('evicts and closes the models used least recently, by bytes', async () => {
    const cache = new ModelCache<Resource>(100);
    const a = await cache.use('a', loading(40), itself);
    const b = await cache.use('b', loading(40), itself);
    await cache.use('a', never, itself);
    const c = await cache.use('c', loading(50), itself);
    expect([a, b, c].map(({ timesClosed }) => timesClosed)).toEqual([0, 1, 0]);
    expect(cache.stats).toEqual({ models: 2, bytes: 90 });
  });

  test('closes a model that is evicted in use only when its last user is done', async () => {
    const cache = new ModelCache<Resource>(100);
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let held: Resource | undefined;
    const users = gates.map((gate) =>
      cache.use('a', loading(60), async (resource) => {
        held = resource;
        await gate.promise;
      }),
    );
    await cache.use('b', loading(60), itself);
    expect(cache.stats).toEqual({ models: 1, bytes: 60 });
    gates[0]!.resolve();
    await users[0];
    expect(held!.timesClosed).toBe(0);
    gates[1]!.resolve();
    await users[1];
    expect(held!.timesClosed).toBe(1);
  });

  test('loads an evicted model anew while its old self is still in use', async () => {
    const cache = new ModelCache<Resource>(100);
    const gate = Promise.withResolvers<void>();
    let old: Resource | undefined;
    const user = cache.use('a', loading(60), async (resource) => {
      old = resource;
      await gate.promise;
    });
    await cache.use('b', loading(60), itself);
    const anew = await cache.use('a', loading(60), itself);
    expect(anew).not.toBe(old);
    gate.resolve();
    await user;
    expect([old!.timesClosed, anew.timesClosed]).toEqual([1, 0]);
  });

  test('does not remember a failed load', async () => {
    const cache = new ModelCache<Resource>(100);
    const failing = () => Promise.reject(new Error('store is down'));
    const both = [cache.use('a', failing, itself), cache.use('a', failing, itself)];
    for (const user of both) await expect(user).rejects.toThrow('store is down');
    expect((await cache.use('a', loading(10), itself)).byteSize).toBe(10);
  });

  test('keeps the model when its user fails', async () => {
    const cache = new ModelCache<Resource>(100);
    const failing = cache.use('a', loading(10), () => Promise.reject(new Error('bad text')));
    await expect(failing).rejects.toThrow('bad text');
    expect((await cache.use('a', never, itself)).timesClosed).toBe(0);
  });

  test('refuses and closes a model larger than the whole cache, and keeps the others', async () => {
    const cache = new ModelCache<Resource>(100);
    await cache.use('a', loading(10), itself);
    const large = new Resource(101);
    await expect(cache.use('b', async () => large, itself)).rejects.toThrow(ModelTooLargeError);
    expect(large.timesClosed).toBe(1);
    expect(cache.stats).toEqual({ models: 1, bytes: 10 });
  });

  test('close waits for loads and users, closes every model once, and takes no more work', async () => {
    const cache = new ModelCache<Resource>(100);
    const gate = Promise.withResolvers<void>();
    const models: Resource[] = [];
    const use = (key: string, wait: Promise<void>) =>
      cache.use(key, loading(40), async (resource) => {
        models.push(resource);
        await wait;
      });
    await use('idle', Promise.resolve());
    const user = use('in use', gate.promise);
    await use('evicts idle', Promise.resolve());
    const late = use('still loading', Promise.resolve());
    let closed = false;
    const closing = cache.close().then(() => {
      closed = true;
    });
    await late;
    expect(closed).toBe(false);
    gate.resolve();
    await Promise.all([user, closing]);
    expect(models.map(({ timesClosed }) => timesClosed)).toEqual([1, 1, 1, 1]);
    await expect(use('another', Promise.resolve())).rejects.toThrow('the model cache is closed');
  });
});
