import { type Handler, ok } from '@spansmith/service-kit';
import { analyzeDocuments } from '../analyze/analyze-documents.ts';
import { checkRequest } from '../analyze/check-request.ts';
import { toResults } from '../analyze/to-results.ts';
import type { RuntimeContext } from '../context.ts';

/** `POST /language/:analyze-text`: as a job with one task, but answered at once. */
export function analyzeText(context: RuntimeContext): Handler<'analyzeText'> {
  return async ({ query, body: { parameters, analysisInput } }) => {
    checkRequest(analysisInput.documents);
    const task = { stringIndexType: 'TextElements_v8' as const, ...parameters };
    const results = await analyzeDocuments(context, task, analysisInput.documents);
    return ok({
      kind: 'CustomEntityRecognitionResults',
      results: toResults(parameters, results, { showStats: query.showStats ?? false }),
    });
  };
}
