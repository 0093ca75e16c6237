import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * The JavaScript file behind a package's program, to be run on the pinned Node. (What pnpm puts into
 * `node_modules/.bin` are shell scripts, which would run on whatever `node` they find.)
 *
 * @param {string} packageName a direct dependency
 * @param {string} program
 */
export function packageProgram(packageName, program) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}
