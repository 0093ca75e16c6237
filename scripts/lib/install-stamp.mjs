import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'node_modules/.spansmith-installed';
const WORKSPACE_FOLDERS = ['packages', 'services'];

/**
 * Whether the packages of this very state of the repository are installed: the stamp is written after an install that
 * succeeded, and pnpm removes it with everything else when it installs anew.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOf(root);
}

/**
 * @param {string} root
 * @param {string} state what `stateOf` gave before the install
 */
export function stampInstalled(root, state) {
  const stamp = join(root, STAMP);
  writeFileSync(`${stamp}.${process.pid}`, state);
  renameSync(`${stamp}.${process.pid}`, stamp);
}

/**
 * A hash of everything that decides what is installed, and of the machine it is installed for.
 *
 * @param {string} root
 */
export function stateOf(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...workspaceManifests(root)]) {
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function workspaceManifests(root) {
  return WORKSPACE_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .sort()
      .map((name) => `${folder}/${name}/package.json`)
      .filter((file) => existsSync(join(root, file))),
  );
}
