import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Node that everything runs on, whichever one npm was started with: an npm package itself. */
export const PINNED_NODE = join(ROOT, 'node_modules/node/bin/node');
