import type { Queryable } from '@spansmith/database';
import type { ObjectStore, StoredObject } from '@spansmith/object-store';

/**
 * Objects are written before the row that makes them visible, and deleted after it: whatever happens in between leaves
 * an object without a row, never a row without its object. Such orphans are found here. A younger one may still get
 * its row: a training commits seconds after it has written its files.
 */
const ORPHAN_AGE_MS = 3_600_000;

/** Objects that are looked up at a time. */
const BATCH_SIZE = 500;

/** Objects that rows of models name: where they lie, in which column their name is, and what it says of a key. */
const families = [
  {
    prefix: 'models/',
    column: 'artifact_prefix',
    nameOf: (key: string) => key.slice(0, key.lastIndexOf('/') + 1),
  },
  { prefix: 'snapshots/', column: 'snapshot_key', nameOf: (key: string) => key },
] as const;

/**
 * Deletes files of models and training sets that no row names. Returns how many.
 *
 * @param now milliseconds since the epoch; throws the reason of `signal`
 */
export async function deleteOrphans(
  db: Queryable,
  objects: ObjectStore,
  now: number,
  signal: AbortSignal,
): Promise<number> {
  const isOld = ({ modifiedAt }: StoredObject) => now - modifiedAt.getTime() > ORPHAN_AGE_MS;
  let deleted = 0;

  async function deleteUnnamed({ column, nameOf }: (typeof families)[number], keys: string[]): Promise<void> {
    const rows = await db
      .selectFrom('models')
      .select(`${column} as name`)
      .where(column, 'in', keys.map(nameOf))
      .execute();
    const named = new Set(rows.map(({ name }) => name));
    for (const key of keys.filter((key) => !named.has(nameOf(key)))) {
      signal.throwIfAborted();
      // A training on the same data writes the same training set again.
      const object = await objects.stat(key);
      if (!object || !isOld(object)) continue;
      await objects.delete(key);
      deleted++;
    }
  }

  for (const family of families) {
    let keys: string[] = [];
    for await (const object of objects.listAll(family.prefix)) {
      if (isOld(object)) keys.push(object.key);
      if (keys.length < BATCH_SIZE) continue;
      await deleteUnnamed(family, keys);
      keys = [];
    }
    if (keys.length > 0) await deleteUnnamed(family, keys);
  }
  return deleted;
}
