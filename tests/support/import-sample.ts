import type { AuthoringClient, JobState } from '../../scripts/quickstart/authoring-client.ts';
import type { Sample } from '../../scripts/quickstart/sample.ts';

/** Uploads a sample's documents and imports its labels. Returns the project's name. */
export async function importSample(client: AuthoringClient, { labels, documents }: Sample): Promise<string> {
  const { projectName, storageInputContainerName: container } = labels.metadata;
  for (const { location, text } of documents) await client.uploadDocument(container, location, text);
  await client.importProject(projectName, labels);
  return projectName;
}

/** Waits until a worker has taken a job up. Rejects if it has ended by then. */
export async function untilRunning(client: AuthoringClient, operationLocation: string): Promise<void> {
  for (;;) {
    const { status } = (await (await client.request('GET', operationLocation)).json()) as JobState;
    if (status === 'running') return;
    if (status !== 'notStarted') throw new Error(`The job has ${status} before it was seen running.`);
  }
}
