import type { Schemas } from '@spansmith/contract';
import type { Deployment } from '@spansmith/database';
import { toDate } from './date.ts';

/** A deployment in the contract's shape. `assignedResources` is required by the previews, and harmless before. */
export function toDeployment(row: Deployment): Schemas['Deployment'] {
  return {
    deploymentName: row.name,
    modelId: row.model.model_id,
    lastTrainedDateTime: row.model.trained_at.toISOString(),
    lastDeployedDateTime: row.deployed_at.toISOString(),
    deploymentExpirationDate: toDate(row.expires_at),
    modelTrainingConfigVersion: row.model.training_config_version,
    assignedResources: [],
  };
}
