import type { RuntimeOperationId } from '@spansmith/contract';
import type { Handlers } from '@spansmith/service-kit';
import type { RuntimeContext } from './context.ts';
import { analyzeText } from './operations/analyze-text.ts';
import { cancelAnalyzeJob } from './operations/cancel-analyze-job.ts';
import { getAnalyzeJob } from './operations/get-analyze-job.ts';
import { submitAnalyzeJob } from './operations/submit-analyze-job.ts';

/** The handler of every operation that this service answers. */
export function createHandlers(context: RuntimeContext): Handlers<RuntimeOperationId> {
  return {
    analyzeText: analyzeText(context),
    cancelAnalyzeJob: cancelAnalyzeJob(context),
    getAnalyzeJob: getAnalyzeJob(context),
    submitAnalyzeJob: submitAnalyzeJob(context),
  };
}
