import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { Failure } from './failure.mjs';
import { withInstallLock } from './install-lock.mjs';
import { isInstalled, stampInstalled, stateOf } from './install-stamp.mjs';
import { PINNED_NODE, ROOT } from './paths.mjs';
import { run } from './run.mjs';

const PNPM = 'pnpm@10.34.8';
const INSTALL = [
  'npx',
  '--yes',
  PNPM,
  'install',
  '--frozen-lockfile',
  // Also where NODE_ENV=production: the tests are part of it.
  '--prod=false',
  // Nobody may be there to answer when it wants to lay node_modules out anew.
  '--config.confirm-modules-purge=false',
];

/**
 * Installs the packages unless those of this state of the repository are there already. Two at a time take turns.
 *
 * @param {{ root?: string, command?: string[], requiredFile?: string }} [options] for tests
 */
export async function ensureInstalled({ root = ROOT, command = INSTALL, requiredFile = PINNED_NODE } = {}) {
  if (isInstalled(root)) return;
  await withInstallLock(root, async () => {
    // Another start may just have done it.
    if (isInstalled(root)) return;
    const started = Date.now();
    console.log('Installing what is missing from npm (only the first start takes this long)...');
    const state = stateOf(root);
    const exitCode = await run(command[0], command.slice(1), { cwd: root, env: installEnvironment() });
    if (exitCode !== 0) {
      throw new Failure(
        `Installing failed (exit code ${exitCode}): the lines above say why. It needs npm, and a way to the npm ` +
          'registry; what has been downloaded is kept, so trying again goes on from there.',
      );
    }
    if (!existsSync(requiredFile)) {
      throw new Failure(
        `Installing left out ${requiredFile}. Install scripts of packages must be allowed (npm's ignore-scripts must ` +
          'be false): the pinned Node comes through one.',
      );
    }
    stampInstalled(root, state);
    console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  });
}

/** npx is found beside the Node that runs us, even if that one isn't on the PATH. */
function installEnvironment() {
  const { PATH = '', ...environment } = process.env;
  return { ...environment, PATH: [dirname(process.execPath), PATH].join(delimiter) };
}
