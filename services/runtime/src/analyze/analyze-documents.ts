import type { RuntimeSchemas } from '@spansmith/contract';
import type { AnalyzeDocument, StoredAnalyzeResults } from '@spansmith/database';
import type { InputText } from '@spansmith/inference';
import { OffsetIndex, type PredictedSpan, type StringIndexType } from '@spansmith/labels';
import type { RuntimeContext } from '../context.ts';
import { findDocumentError } from './check-document.ts';
import { type DeploymentName, findDeployed } from './find-deployed.ts';
import { documentStatistics } from './statistics.ts';
import { useModel } from './use-model.ts';

/** What is asked of which deployment. */
export interface AnalyzeTask extends DeploymentName {
  /** Unit of the offsets in the results. */
  stringIndexType: StringIndexType;
}

/**
 * Finds the entities of every document that can be analyzed; the others get an error each. Both lists are in the order
 * of the request, and every document carries its statistics.
 *
 * @param defaultLanguage of documents that name none; without it, the project's
 * @throws ApiError 404 when the deployment does not exist; 503 when its model can't be loaded
 */
export async function analyzeDocuments(
  context: RuntimeContext,
  task: AnalyzeTask,
  requested: readonly AnalyzeDocument[],
  defaultLanguage?: string,
): Promise<StoredAnalyzeResults> {
  // Some clients send an empty language for none.
  const documents = requested.map((document) => ({
    ...document,
    language: document.language || defaultLanguage || undefined,
  }));
  const errors = documents.flatMap((document) => {
    const error = findDocumentError(document);
    return error ? [{ id: document.id, error }] : [];
  });
  const inError = new Set(errors.map(({ id }) => id));
  const sound = documents.filter(({ id }) => !inError.has(id));
  const spans = await findSpans(context, task, sound);
  return {
    documents: sound.map(({ id, text }, index) => ({
      id,
      entities: toEntities(text, spans[index]!, task.stringIndexType),
      warnings: [],
      statistics: documentStatistics(text),
    })),
    errors,
  };
}

async function findSpans(
  context: RuntimeContext,
  name: DeploymentName,
  texts: readonly InputText[],
): Promise<PredictedSpan[][]> {
  if (texts.length === 0) {
    await findDeployed(context, name);
    return [];
  }
  return useModel(context, name, (model, { project }) =>
    model.extract(texts.map(({ text, language = project.language }) => ({ text, language }))),
  );
}

/** Spans in the contract's shape, with offsets in `unit`. */
function toEntities(
  text: string,
  spans: readonly PredictedSpan[],
  unit: StringIndexType,
): RuntimeSchemas['Entity'][] {
  const offsets = new OffsetIndex(text, unit);
  return spans.map((span) => ({
    text: text.slice(span.startUtf16, span.endUtf16),
    category: span.category,
    ...offsets.fromRange(span),
    confidenceScore: span.confidence,
  }));
}
