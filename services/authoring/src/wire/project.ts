import type { Schemas } from '@spansmith/contract';
import type { ProjectRow } from '@spansmith/database';

/** A project in the contract's shape; dates that have not come to pass are left out. */
export function toProject(row: ProjectRow): Schemas['Project'] {
  return {
    projectName: row.name,
    projectKind: 'CustomEntityRecognition',
    storageInputContainerName: row.container,
    language: row.language,
    multilingual: row.multilingual,
    ...(row.description !== null && { description: row.description }),
    settings: row.settings,
    createdDateTime: row.created_at.toISOString(),
    lastModifiedDateTime: row.modified_at.toISOString(),
    ...(row.last_trained_at && { lastTrainedDateTime: row.last_trained_at.toISOString() }),
    ...(row.last_deployed_at && { lastDeployedDateTime: row.last_deployed_at.toISOString() }),
  };
}
