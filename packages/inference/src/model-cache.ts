import { LRUCache } from 'lru-cache';

/** What the cache holds: something that takes memory until it is closed. `close` never rejects. */
export interface Closable {
  /** A whole number above 0. */
  readonly byteSize: number;
  close(): Promise<void>;
}

/** A model larger than the whole cache. */
export class ModelTooLargeError extends Error {
  override name = 'ModelTooLargeError';

  constructor(byteSize: number, maxBytes: number) {
    super(`The model takes ${byteSize} bytes of memory; the cache for all models has ${maxBytes}.`);
  }
}

interface Entry<M> {
  readonly model: Promise<M>;
  /** Resolves when the model has been evicted, left by its last user, and closed. */
  readonly closed: PromiseWithResolvers<void>;
  /** Running calls of `use`. */
  users: number;
  evicted: boolean;
}

/**
 * Loaded models by key, bounded by bytes: those used least recently make room. A model is loaded once however many ask
 * for it at the same time; a failed load is not remembered; a model that is evicted while in use is closed when its
 * last user is done, so that memory may exceed the bound by what is in use.
 */
export class ModelCache<M extends Closable> {
  readonly #maxBytes: number;
  readonly #loading = new Map<string, Entry<M>>();
  readonly #loaded: LRUCache<string, Entry<M>>;
  /** Every loaded entry that is not closed yet, in the cache or evicted. */
  readonly #open = new Set<Entry<M>>();
  #closed = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#loaded = new LRUCache({
      maxSize: maxBytes,
      dispose: (entry) => {
        entry.evicted = true;
        void this.#closeIfUnused(entry);
      },
    });
  }

  /** The models that are loaded and not evicted, and the bytes that they take. */
  get stats(): { models: number; bytes: number } {
    return { models: this.#loaded.size, bytes: this.#loaded.calculatedSize };
  }

  /**
   * Runs `work` with the model `key`, which `load` loads if it is not there. The model stays open until `work` has
   * settled. Rejects as `load` or `work` does, or with ModelTooLargeError.
   */
  async use<T>(key: string, load: () => Promise<M>, work: (model: M) => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('the model cache is closed');
    const entry = this.#loaded.get(key) ?? this.#loading.get(key) ?? this.#load(key, load);
    // Before the first await: from here on the entry may be evicted, but not closed.
    entry.users++;
    try {
      return await work(await entry.model);
    } finally {
      entry.users--;
      await this.#closeIfUnused(entry);
    }
  }

  /** Takes no more work and closes every model as its users finish; resolves when all are closed. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(Array.from(this.#loading.values(), (entry) => entry.model));
    this.#loaded.clear();
    await Promise.all(Array.from(this.#open, (entry) => entry.closed.promise));
  }

  #load(key: string, load: () => Promise<M>): Entry<M> {
    const model = this.#loadWithinBounds(load);
    const entry: Entry<M> = { model, closed: Promise.withResolvers(), users: 0, evicted: false };
    this.#loading.set(key, entry);
    model.then(
      ({ byteSize }) => {
        this.#loading.delete(key);
        this.#open.add(entry);
        this.#loaded.set(key, entry, { size: byteSize });
      },
      () => this.#loading.delete(key),
    );
    return entry;
  }

  async #loadWithinBounds(load: () => Promise<M>): Promise<M> {
    const model = await load();
    if (model.byteSize <= this.#maxBytes) return model;
    await model.close();
    throw new ModelTooLargeError(model.byteSize, this.#maxBytes);
  }

  async #closeIfUnused(entry: Entry<M>): Promise<void> {
    if (!entry.evicted || entry.users > 0) return;
    const model = await entry.model;
    await model.close();
    this.#open.delete(entry);
    entry.closed.resolve();
  }
}
