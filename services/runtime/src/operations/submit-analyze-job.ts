import { createAnalyzeJob } from '@spansmith/database';
import { accepted, type Handler } from '@spansmith/service-kit';
import { checkRequest } from '../analyze/check-request.ts';
import type { RuntimeContext } from '../context.ts';
import { jobPath } from '../paths.ts';

/** `POST /language/analyze-text/jobs`. */
export function submitAnalyzeJob({ db }: RuntimeContext): Handler<'submitAnalyzeJob'> {
  return async ({ body, links }) => {
    const { documents } = body.analysisInput;
    checkRequest(documents);
    const id = await createAnalyzeJob(db, {
      displayName: body.displayName,
      defaultLanguage: body.defaultLanguage,
      documents: documents.map(({ id, text, language }) => ({ id, text, language })),
      tasks: body.tasks.map(({ taskName, parameters }) => ({
        taskName,
        projectName: parameters.projectName,
        deploymentName: parameters.deploymentName,
        stringIndexType: parameters.stringIndexType ?? 'TextElements_v8',
      })),
    });
    return accepted(links.operationLocation(jobPath(id)));
  };
}
