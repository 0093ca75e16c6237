import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backendVariables, serverVariables } from '../../packages/service-kit/src/index.ts';
import { authoring } from '../../services/authoring/src/index.ts';
import { runtime } from '../../services/runtime/src/index.ts';
import { standaloneVariables } from '../../services/standalone/src/config.ts';
import { training } from '../../services/training/src/index.ts';

const root = join(import.meta.dirname, '../..');
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const read = (document: string) => readFileSync(join(root, document), 'utf8');

/** Paths of the repository that a document names in code spans: `packages/labels/src/span.ts`, `tests/support`. */
function namedPaths(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span]) => span!);
  return spans.filter((span) =>
    /^(docker|docs|openapi|packages|samples|scripts|services|tests)\/[^*{<]*$/.test(span),
  );
}

const linkedPaths = (text: string) =>
  [...text.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !target.includes('://'));

describe.each(documents)('%s', (document) => {
  it('names files and folders that are there', () => {
    const missing = namedPaths(read(document)).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it('links to what is there', () => {
    const folder = join(root, dirname(document));
    expect(linkedPaths(read(document)).filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });
});

describe('docs/decisions', () => {
  const records = readdirSync(join(root, 'docs/decisions')).filter((file) => file !== 'README.md');

  it('has every record in its index', () => {
    expect(linkedPaths(read('docs/decisions/README.md')).sort()).toEqual(records.sort());
  });

  it.each(records)('tells context, decision and consequences in this order: %s', (record) => {
    const text = read(`docs/decisions/${record}`);
    const places = ['**Context.**', '**Decision.**', '**Consequences.**'].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

interface Variable {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

describe('docs/settings.md', () => {
  /** The table below a heading: variable and default. */
  function rowsUnder(heading: string): [variable: string, standard: string][] {
    const section = read('docs/settings.md')
      .split(/^## /m)
      .find((text) => text.startsWith(`${heading}\n`));
    const rows = (section ?? '').matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm);
    return [...rows].map(([, variable, standard]) => [variable!, standard!.replaceAll('`', '')]);
  }

  /** What a variable is when nobody sets it, as the table says it. */
  function defaultOf(name: string, variable: Variable): string {
    if (name === 'SPANSMITH_API_KEYS') return 'see below';
    const parsed = variable.safeParse(undefined);
    return parsed.success ? String(parsed.data ?? 'none') : 'required';
  }

  const { SPANSMITH_DATA_DIR } = standaloneVariables;
  it.each([
    ['Every process', serverVariables],
    ['npm start', { SPANSMITH_DATA_DIR }],
    ['Services of the production shape', backendVariables],
    ['Authoring', authoring.variables],
    ['Training', training.variables],
    ['Runtime', runtime.variables],
  ])('has every variable under "%s", with its default', (heading, variables: Record<string, Variable>) => {
    const expected = Object.entries(variables).map(([name, variable]) => [name, defaultOf(name, variable)]);
    expect(rowsUnder(heading).sort()).toEqual(expected.sort());
  });

  it('has all that npm start takes', () => {
    const known = ['Every process', 'npm start', 'Authoring', 'Training', 'Runtime']
      .flatMap(rowsUnder)
      .map(([name]) => name);
    expect(known).toEqual(expect.arrayContaining(Object.keys(standaloneVariables)));
  });
});
