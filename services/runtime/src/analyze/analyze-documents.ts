import type { RuntimeSchemas } from '@spansmith/contract';
import type { AnalyzeDocument, StoredAnalyzeResults } from '@spansmith/database';
import { OffsetIndex, type PredictedSpan, type StringIndexType } from '@spansmith/labels';
import type { RuntimeContext } from '../context.ts';
import { findDocumentError } from './check-document.ts';
import { type DeploymentName, findDeployed, useModel } from './find-deployed-model.ts';
import { documentStatistics } from './statistics.ts';

export interface AnalyzeTask extends DeploymentName {
  /** Unit of the offsets in the results. */
  stringIndexType: StringIndexType;
}

/**
 * Finds the entities of every document that can be analyzed; the others get an error each. Both lists are in the order
 * of the request, and every document carries its statistics.
 *
 * @param defaultLanguage of documents that name none; without it, the project's
 * @throws ApiError 404 when the deployment does not exist
 */
export async function analyzeDocuments(
  context: RuntimeContext,
  task: AnalyzeTask,
  documents: readonly AnalyzeDocument[],
  defaultLanguage?: string,
): Promise<StoredAnalyzeResults> {
  const { project, deployment } = await findDeployed(context, task);
  const language = defaultLanguage ?? project.language;
  const errors = documents.flatMap((document) => {
    const error = findDocumentError(document);
    return error ? [{ id: document.id, error }] : [];
  });
  const inError = new Set(errors.map(({ id }) => id));
  const sound = documents.filter(({ id }) => !inError.has(id));
  const texts = sound.map((document) => ({ text: document.text, language: document.language ?? language }));
  const spans = texts.length > 0 ? await useModel(context, deployment, (model) => model.extract(texts)) : [];
  return {
    documents: sound.map(({ id, text }, index) => ({
      id,
      entities: toEntities(text, spans[index], task.stringIndexType),
      warnings: [],
      statistics: documentStatistics(text),
    })),
    errors,
  };
}

/** Spans in the contract's shape, with offsets in `unit`. */
export function toEntities(
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
