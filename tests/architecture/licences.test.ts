import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const store = join(import.meta.dirname, '../../node_modules/.pnpm');

const permissive =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Apache 2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|Python-2\.0|PostgreSQL|Zlib|WTFPL)( (AND|OR) .*)?\)?$/i;

/** Weak copyleft, unmodified, in the test runner only (vitest -> vite): no service or image contains it. */
const developmentOnly = /^lightningcss/;

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  licenses?: { type: string }[];
}

function installedManifests(): Manifest[] {
  return readdirSync(store)
    .filter((entry) => entry.includes('@') && entry !== 'node_modules')
    .flatMap((entry) => {
      // `@scope+name@1.0.0_peers` holds `node_modules/@scope/name`
      const name = entry.slice(0, entry.indexOf('@', 1)).replace('+', '/');
      const file = join(store, entry, 'node_modules', name, 'package.json');
      return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as Manifest] : [];
    });
}

function licenceOf(manifest: Manifest): string {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map((one) => one.type).join(' OR ') ?? 'none stated';
}

it('depends on permissively licensed packages only', () => {
  const manifests = installedManifests();
  expect(manifests.length).toBeGreaterThan(100);
  const others = manifests
    .filter((manifest) => !permissive.test(licenceOf(manifest)) && !developmentOnly.test(manifest.name))
    .map((manifest) => `${manifest.name}@${manifest.version}: ${licenceOf(manifest)}`);
  expect(others).toEqual([]);
});
