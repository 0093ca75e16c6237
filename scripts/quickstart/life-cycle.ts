import { type AnalyzeBatchAction, AzureKeyCredential, TextAnalysisClient } from '@azure/ai-language-text';
import { AuthoringClient, type JobState } from './authoring-client.ts';
import type { Sample } from './sample.ts';

/** An entity as the official client returns it; offsets are in the unit that was asked for. */
export interface Entity {
  text: string;
  category: string;
  offset: number;
  length: number;
  confidenceScore: number;
}

/** The units that offsets can be asked for in. */
export type StringIndexType = 'TextElements_v8' | 'UnicodeCodePoint' | 'Utf16CodeUnit';

/** A document's answer: its entities, or why it could not be analyzed. */
export type DocumentResult = { id: string; entities: Entity[] } | { id: string; error: { code: string } };

/** Where the platform is, and the key for it. */
export interface Platform {
  url: string;
  key: string;
}

/** What is read of a model's evaluation here. */
export interface EvaluationSummary {
  customEntityRecognitionEvaluation: { microF1: number; microPrecision: number; microRecall: number };
}

/** Called once at the start of each step, then with its details as they change. */
export type OnStep = (step: string, detail?: string) => void;

/** The label of the model that is trained. */
export const MODEL_LABEL = 'first-model';
/** The name that it is deployed under. */
export const DEPLOYMENT_NAME = 'production';

/**
 * From documents and a labels file to a deployed model: upload, import, train, evaluate, deploy.
 *
 * @returns the evaluation of the model on the documents that the labels file assigns to `Test`.
 */
export async function buildModel(
  platform: Platform,
  sample: Sample,
  onStep: OnStep,
): Promise<EvaluationSummary> {
  const client = new AuthoringClient(platform);
  const { projectName, storageInputContainerName: container } = sample.labels.metadata;

  onStep('Upload documents', `${sample.documents.length} into container ${container}`);
  for (const { location, text } of sample.documents) await client.uploadDocument(container, location, text);

  onStep('Import labels', `project ${projectName}`);
  await client.importProject(projectName, sample.labels);

  onStep('Train');
  const training = {
    modelLabel: MODEL_LABEL,
    trainingConfigVersion: 'latest',
    evaluationOptions: { kind: 'manual' },
  };
  await client.train(projectName, training, (job) => onStep('Train', trainingProgress(job)));

  onStep('Evaluate');
  const summary = await client.get<EvaluationSummary>(
    projectName,
    `models/${MODEL_LABEL}/evaluation/summary-result`,
  );
  const { microF1, microPrecision, microRecall } = summary.customEntityRecognitionEvaluation;
  onStep(
    'Evaluate',
    `F1 ${percent(microF1)}, precision ${percent(microPrecision)}, recall ${percent(microRecall)}`,
  );

  onStep('Deploy', `${MODEL_LABEL} as ${DEPLOYMENT_NAME}`);
  await client.deploy(projectName, DEPLOYMENT_NAME, MODEL_LABEL);
  return summary;
}

/** Extracts entities with the official client, unchanged: only endpoint and key are ours. */
export async function extractEntities(
  platform: Platform,
  projectName: string,
  texts: string[],
  stringIndexType?: StringIndexType,
): Promise<DocumentResult[]> {
  const client = new TextAnalysisClient(platform.url, new AzureKeyCredential(platform.key), {
    allowInsecureConnection: true,
  });
  const action: AnalyzeBatchAction = {
    kind: 'CustomEntityRecognition',
    projectName,
    deploymentName: DEPLOYMENT_NAME,
    ...(stringIndexType && { stringIndexType }),
  };
  const poller = await client.beginAnalyzeBatch([action], texts, 'en', { updateIntervalInMs: 100 });
  const results: DocumentResult[] = [];
  for await (const actionResult of await poller.pollUntilDone()) {
    if (actionResult.kind !== 'CustomEntityRecognition')
      throw new Error(`Unexpected result ${actionResult.kind}`);
    if (actionResult.error) throw new Error(`${actionResult.error.code}: ${actionResult.error.message}`);
    results.push(...(actionResult.results as DocumentResult[]));
  }
  return results;
}

function trainingProgress({ status, result }: JobState): string {
  if (!result) return status;
  const { trainingStatus, evaluationStatus } = result;
  return `${trainingStatus.percentComplete} % trained, ${evaluationStatus?.percentComplete ?? 0} % evaluated`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
