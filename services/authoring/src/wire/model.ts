import type { Schemas } from '@spansmith/contract';
import type { ModelRow } from '@spansmith/database';
import { toDate } from './date.ts';

/** A trained model in the contract's shape. Every model of ours has the snapshot that it was trained on. */
export function toModel(row: ModelRow): Schemas['Model'] {
  return {
    label: row.label,
    modelId: row.model_id,
    lastTrainedDateTime: row.trained_at.toISOString(),
    lastTrainingDurationInSeconds: Math.round(row.training_seconds),
    modelExpirationDate: toDate(row.expires_at),
    modelTrainingConfigVersion: row.training_config_version,
    hasSnapshot: true,
  };
}
