import type { RuntimeSchemas } from '@spansmith/contract';
import type { StoredAnalyzeResults } from '@spansmith/database';
import type { DeploymentName } from './find-deployed.ts';
import { requestStatistics } from './statistics.ts';

/**
 * A task's results in the contract's shape. Statistics are left out unless they are asked for; those of the request
 * are of `whole`, also when `results` is only a page of it.
 */
export function toResults(
  { projectName, deploymentName }: DeploymentName,
  results: StoredAnalyzeResults,
  { showStats, whole = results }: { showStats: boolean; whole?: StoredAnalyzeResults },
): RuntimeSchemas['EntityResults'] {
  const documents = showStats
    ? results.documents
    : results.documents.map(({ statistics: _, ...rest }) => rest);
  return {
    projectName,
    deploymentName,
    documents: documents as RuntimeSchemas['DocumentResult'][],
    errors: results.errors as RuntimeSchemas['DocumentError'][],
    ...(showStats && { statistics: requestStatistics(whole) }),
  };
}
