import { type LoadedModel, ModelTooLargeError } from '@spansmith/inference';
import { readArtifact } from '@spansmith/model-artifact';
import type { RuntimeContext } from '../context.ts';
import { type Deployed, type DeploymentName, findDeployed } from './find-deployed.ts';
import { ModelLoadError, modelUnavailable } from './model-load-error.ts';

/**
 * Runs `work` with the model that is deployed, loading it from the object store (verified) unless it is in memory.
 *
 * A model that can't be loaded is looked up and tried once more: it may have been replaced since, and its files
 * deleted, or the store may have stumbled.
 *
 * @throws ApiError 404 as `findDeployed` does; 503 when the model can't be loaded, saying why
 */
export async function useModel<T>(
  context: RuntimeContext,
  name: DeploymentName,
  work: (model: LoadedModel, deployed: Deployed) => Promise<T>,
): Promise<T> {
  let triedBefore: string | undefined;
  for (;;) {
    const deployed = await findDeployed(context, name);
    const { id } = deployed.deployment.model;
    try {
      return await context.models.use(
        id,
        () => load(context, deployed),
        (model) => work(model, deployed),
      );
    } catch (error) {
      if (!(error instanceof ModelLoadError) && !(error instanceof ModelTooLargeError)) throw error;
      if (id === triedBefore) throw modelUnavailable(name, error);
      triedBefore = id;
    }
  }
}

async function load({ objects, pool }: RuntimeContext, { deployment }: Deployed): Promise<LoadedModel> {
  const { artifact_prefix: prefix, manifest_sha256: sha256 } = deployment.model;
  try {
    return await pool.load(await readArtifact(objects, prefix, sha256));
  } catch (cause) {
    throw new ModelLoadError(cause);
  }
}
