import { invalidArgument, toErrorObject } from '@spansmith/contract';
import type { StoredError } from '@spansmith/database';
import { findContainerNameProblem } from '@spansmith/documents';
import { checkLabelsFile, parseLabelsFile, toJobErrors, toJobWarnings } from '@spansmith/labels';
import { JobFailedError } from '@spansmith/queue';
import { documentSource } from '../labels/document-source.ts';
import { replaceWorkingCopy } from '../labels/working-copy.ts';
import type { JobHandler } from './job-handler.ts';

interface ImportPayload {
  /** As it was sent: nothing about it has been checked but its project kinds. */
  labelsFile: { metadata?: { storageInputContainerName?: unknown } | null };
}

/**
 * Checks a labels file against the documents of its container, all of it, and then replaces the project's labels and
 * properties by it, or lists what is wrong and changes nothing. The project's name is the one that the request named.
 */
export const importProject: JobHandler = async ({ containers }, { job }, signal) => {
  const { labelsFile } = job.payload as ImportPayload;
  const container = labelsFile.metadata?.storageInputContainerName;
  const report = await checkLabelsFile(labelsFile, documentSource(containers, container), { signal });
  const errors = [...containerErrors(container), ...toJobErrors(report)];
  const warnings = toJobWarnings(report);
  if (!report.file || errors.length > 0) throw new JobFailedError(errors, warnings);
  const project = parseLabelsFile(report.file);
  return {
    warnings,
    write: (trx) => replaceWorkingCopy(trx, job.project_name, project),
  };
};

/** Where there is a name at all: that it must be there is checked with the rest of the file. */
function containerErrors(container: unknown): StoredError[] {
  const problem = typeof container === 'string' && findContainerNameProblem(container);
  if (!problem) return [];
  const target = 'metadata.storageInputContainerName';
  const message = `The container name ${JSON.stringify(container)} ${problem}. Name the container of the documents.`;
  return [toErrorObject(invalidArgument(message, { target }))];
}
