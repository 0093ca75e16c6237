import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Packages in the order that data passes through them: a package imports only earlier ones. */
const pipeline = [
  'documents',
  'labels',
  'training-set',
  'tokenization',
  'taggers',
  'trainer',
  'evaluation',
  'model-artifact',
  'inference',
];

/** What the pipeline stands on, and which of its own kind each may import. None of them imports the pipeline. */
const foundations: Record<string, string[]> = {
  basics: [],
  contract: ['basics'],
  database: ['basics'],
  'object-store': ['basics'],
  'onnx-graph': ['basics'],
  encoder: ['basics', 'onnx-graph'],
  queue: ['basics', 'database'],
  'service-kit': ['basics', 'contract', 'database', 'object-store', 'queue'],
  'word-vectors': ['basics'],
};

const services = readdirSync(join(root, 'services'));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => join(folder, file));
}

function importedWorkspaces(file: string): string[] {
  const matches = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'@spansmith\/([^'/]+)/g);
  return [...new Set([...matches].map((match) => match[1]))];
}

function allowedImports(workspace: string): Set<string> {
  if (workspace in foundations) return new Set(foundations[workspace]);
  return new Set([...Object.keys(foundations), ...pipeline.slice(0, pipeline.indexOf(workspace))]);
}

describe('import directions', () => {
  it('places every package in the order', () => {
    const known = [...pipeline, ...Object.keys(foundations)].sort();
    expect(readdirSync(join(root, 'packages')).sort()).toEqual(known);
  });

  it.each([...pipeline, ...Object.keys(foundations)])('%s imports only what comes before it', (workspace) => {
    const allowed = allowedImports(workspace);
    const wrong = sourceFiles(join(root, 'packages', workspace)).flatMap((file) =>
      importedWorkspaces(file)
        .filter((imported) => imported !== workspace && !allowed.has(imported))
        .map((imported) => `${file}: ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps services apart: only standalone composes the others', () => {
    const wrong = services
      .filter((service) => service !== 'standalone')
      .flatMap((service) =>
        sourceFiles(join(root, 'services', service)).flatMap((file) =>
          importedWorkspaces(file)
            .filter((imported) => services.includes(imported) && imported !== service)
            .map((imported) => `${file}: ${imported}`),
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('reaches into no other workspace by a relative path', () => {
    const wrong = ['packages', 'services'].flatMap((kind) =>
      readdirSync(join(root, kind)).flatMap((workspace) => {
        const folder = join(root, kind, workspace);
        return sourceFiles(join(folder, 'src'))
          .filter((file) => !file.endsWith('.test.ts'))
          .filter((file) =>
            [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)'/g)].some(
              (match) => !join(file, '..', match[1]).startsWith(`${folder}/`),
            ),
          );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('never lets authoring near a tensor', () => {
    const tensorPackages = [
      'inference',
      'taggers',
      'trainer',
      'tokenization',
      'onnx-graph',
      'model-artifact',
    ];
    const imports = sourceFiles(join(root, 'services/authoring')).flatMap(importedWorkspaces);
    expect(imports.filter((imported) => tensorPackages.includes(imported))).toEqual([]);
  });
});
