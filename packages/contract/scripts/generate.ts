import { mkdirSync, writeFileSync } from 'node:fs';
import { generateTypes } from './generate-types.ts';

const directory = new URL('../src/generated/', import.meta.url);
mkdirSync(directory, { recursive: true });
for (const [file, source] of await generateTypes()) writeFileSync(new URL(file, directory), source);
