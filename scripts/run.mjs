/** `node scripts/run.mjs FILE.ts [ARGUMENT...]`: installs what is missing, then runs the file on the pinned Node. */
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { runTypeScript } from './lib/run-typescript.mjs';

await runMain(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Usage: node scripts/run.mjs FILE.ts [ARGUMENT...]');
  await ensureInstalled();
  return runTypeScript(file, args);
});
