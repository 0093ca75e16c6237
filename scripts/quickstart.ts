/**
 * The whole life cycle against a running platform: `npm start` in one terminal, `npm run quickstart` in another.
 *
 * Settings: SPANSMITH_URL (default http://127.0.0.1:8080), SPANSMITH_API_KEYS (the first one is used; default: the key
 * that `npm start` keeps in the data directory), SPANSMITH_DATA_DIR (default ./data).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuthoringClient } from './quickstart/authoring-client.ts';
import { buildModel, type DocumentResult, extractEntities, type Platform } from './quickstart/life-cycle.ts';
import { loadOfferLetters } from './quickstart/sample.ts';
import { StepPrinter } from './quickstart/step-printer.ts';

async function findPlatform(env: NodeJS.ProcessEnv): Promise<Platform> {
  const url = env.SPANSMITH_URL ?? `http://127.0.0.1:${env.PORT ?? 8080}`;
  if (!URL.canParse(url))
    throw new Error(`SPANSMITH_URL is "${url}", which is no address like http://127.0.0.1:8080.`);
  const keyFile = join(env.SPANSMITH_DATA_DIR ?? 'data', 'api-key');
  const key = env.SPANSMITH_API_KEYS?.split(',')[0] || (await readFile(keyFile, 'utf8').catch(() => ''));
  if (!key)
    throw new Error(
      `No key: start the platform with npm start, or set SPANSMITH_API_KEYS as it was set there. (${keyFile} is absent.)`,
    );
  await fetch(new URL('/health/live', url)).catch(() => {
    throw new Error(`Nothing answers at ${url}: start the platform with npm start, or set SPANSMITH_URL.`);
  });
  return { url, key: key.trim() };
}

function entityRows(results: DocumentResult[]) {
  return results.flatMap((result) => {
    if ('error' in result) throw new Error(`Document ${result.id}: ${result.error.code}`);
    return result.entities.map(({ category, text, offset, length, confidenceScore }) => ({
      document: result.id,
      category,
      text,
      offset,
      length,
      confidence: Number(confidenceScore.toFixed(3)),
    }));
  });
}

async function main(): Promise<void> {
  const platform = await findPlatform(process.env);
  const sample = await loadOfferLetters();
  const { projectName } = sample.labels.metadata;
  const steps = new StepPrinter(process.stdout);

  await buildModel(platform, sample, steps.show);
  steps.show('Extract entities', `${sample.newTexts.length} new texts, through @azure/ai-language-text`);
  const results = await extractEntities(platform, projectName, sample.newTexts, 'Utf16CodeUnit');
  steps.end();
  console.table(entityRows(results));

  if (process.argv.includes('--clean-up')) {
    steps.show('Delete the project');
    await new AuthoringClient(platform).deleteProject(projectName);
    steps.end();
  }
}

main().catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
