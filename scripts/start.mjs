/** `npm start`: installs what is missing, then runs the whole platform in one process. */
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runMain } from './lib/failure.mjs';
import { ROOT } from './lib/paths.mjs';
import { runTypeScript } from './lib/run-typescript.mjs';

await runMain(async () => {
  await ensureInstalled();
  return runTypeScript(join(ROOT, 'services/standalone/src/main.ts'), process.argv.slice(2));
});
