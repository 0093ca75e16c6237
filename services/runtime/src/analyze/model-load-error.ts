import { ApiError } from '@spansmith/contract';
import { ModelTooLargeError } from '@spansmith/inference';
import { ArtifactError, ArtifactUnsupportedError } from '@spansmith/model-artifact';
import { ObjectStoreError } from '@spansmith/object-store';
import type { DeploymentName } from './find-deployed.ts';

/** A model was not loaded; `cause` is why. */
export class ModelLoadError extends Error {
  override readonly name = 'ModelLoadError';

  constructor(cause: unknown) {
    super('The model was not loaded.', { cause });
  }
}

/** A store that does not answer may do so after this many seconds. */
const STORE_RETRY_SECONDS = 5;

/** 503 for a model that can't be loaded, with what its owner or the operator can do. `error` goes into the log. */
export function modelUnavailable(
  { projectName, deploymentName }: DeploymentName,
  error: ModelLoadError | ModelTooLargeError,
): ApiError {
  const reason = error instanceof ModelLoadError ? error.cause : error;
  return new ApiError(
    'ServiceUnavailable',
    `The model of deployment "${deploymentName}" in "${projectName}" cannot be loaded. ${explain(reason)}`,
    {
      target: deploymentName,
      cause: reason,
      ...(reason instanceof ObjectStoreError && { retryAfterSeconds: STORE_RETRY_SECONDS }),
    },
  );
}

function explain(reason: unknown): string {
  if (reason instanceof ModelTooLargeError) return `${reason.message} Raise SPANSMITH_MODEL_CACHE_MIB.`;
  if (reason instanceof ObjectStoreError)
    return 'The object store does not answer. Try again in some seconds.';
  if (reason instanceof ArtifactUnsupportedError) {
    return 'It was made by another version of Spansmith. Train and deploy a model with this one.';
  }
  if (reason instanceof ArtifactError) {
    return 'Its files in the object store are missing or damaged. Train and deploy a model again.';
  }
  return "The service's log says why.";
}
