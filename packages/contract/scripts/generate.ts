import { mkdirSync, writeFileSync } from 'node:fs';
import { generateTypes } from './generate-types.ts';

const GENERATED = new URL('../src/generated/', import.meta.url);
mkdirSync(GENERATED, { recursive: true });
for (const [file, source] of await generateTypes()) writeFileSync(new URL(file, GENERATED), source);
