import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateTypes } from './generate-types.ts';

const directory = new URL('../src/generated/', import.meta.url);

it('finds the generated types as `npm run generate` would write them now', async () => {
  const expected = await generateTypes();
  const committed = new Map(
    readdirSync(directory).map((file) => [file, readFileSync(new URL(file, directory), 'utf8')]),
  );
  expect([...committed.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [file, source] of expected) {
    expect(committed.get(file) === source, `${file} is stale: run \`npm run generate\``).toBe(true);
  }
});
