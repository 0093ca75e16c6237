import { execFile, execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
const INSTALL_MS = 240_000;

/** What the Dockerfile copies of the workspace, as far as it is needed to install (manifests) or to run (sources). */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const manifests = tracked.filter(
  (file) =>
    /^(\.npmrc|package\.json|pnpm-.*\.yaml)$/.test(file) ||
    /^(packages|services)\/.*\/?package\.json$/.test(file),
);

function sourcesOf(service: string): string[] {
  return tracked.filter(
    (file) => /^(openapi|packages)\//.test(file) || file.startsWith(`services/${service}/`),
  );
}

async function copy(files: readonly string[], to: string): Promise<void> {
  for (const file of files) await cp(join(ROOT, file), join(to, file));
}

describe('the image', () => {
  it('runs on the Node that the workspace pins', async () => {
    const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    const dockerfile = await readFile(join(ROOT, 'docker/Dockerfile'), 'utf8');
    expect(dockerfile).toContain(`ARG NODE_VERSION=${dependencies.node}\n`);
  });

  // The steps of the Dockerfile that can go wrong, without an engine to build images. In CI alone: it asks the registry.
  it.skipIf(process.env.CI !== 'true').each(['authoring', 'training', 'runtime'])(
    'has all that %s imports, so that it gets as far as its configuration',
    async (service) => {
      const app = await mkdtemp(join(tmpdir(), `spansmith-image-${service}-`));
      try {
        await copy(manifests, app);
        await run('sh', [join(ROOT, 'docker/install-production.sh'), service], {
          cwd: app,
          env: { ...process.env, PATH },
        });
        await copy(sourcesOf(service), app);
        const step = (script: string, ...args: string[]) =>
          run('sh', [join(ROOT, 'docker', script), ...args], { cwd: app, env: { PATH } });
        const prepared = join(app, 'prepared');
        await step('prepare-word-vectors.sh', service, prepared);
        await step('prune-word-vectors.sh');
        await cp(prepared, join(app, 'services', service, 'word-vectors'), { recursive: true });
        if (service === 'training') {
          const [file] = await readdir(prepared);
          const { mode } = await stat(join(prepared, file!));
          expect(mode & 0o444).toBe(0o444);
          // They are found where they lie: the package that they come from is gone.
          await run('node', ['src/prepare-word-vectors.ts'], {
            cwd: join(app, 'services/training'),
            env: { PATH },
          });
        }
        const start = run('node', ['src/main.ts'], { cwd: join(app, 'services', service), env: { PATH } });
        await expect(start).rejects.toThrow(/DATABASE_URL is not set/);
      } finally {
        await rm(app, { recursive: true, force: true });
      }
    },
    INSTALL_MS,
  );
});
