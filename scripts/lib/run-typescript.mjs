import { PINNED_NODE } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs a TypeScript program on the pinned Node, and ends it should we be killed.
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runTypeScript(file, args) {
  const endWithParent = String(new URL('end-with-parent.mjs', import.meta.url));
  return run(PINNED_NODE, ['--import', endWithParent, file, ...args], {
    // The channel carries nothing; it breaks when one of the two ends.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}
