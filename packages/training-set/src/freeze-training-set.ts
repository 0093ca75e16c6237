import {
  checkLabelsFile,
  type DocumentSource,
  type LabelledProject,
  type LabelsFileReport,
  serializeLabelsFile,
} from '@spansmith/labels';
import { type FrozenTrainingSet, serializeSnapshot } from './snapshot.ts';

/** The labels of a project do not fit its documents (any more): texts change after an import. */
export class LabelsDoNotFitError extends Error {
  override readonly name = 'LabelsDoNotFitError';
  readonly report: LabelsFileReport;

  constructor(report: LabelsFileReport) {
    super(`The project's labels do not fit its documents: ${report.errors.total} problems.`);
    this.report = report;
  }
}

/**
 * Takes a project's labels and the texts of its documents as they are now, checks them against each other, and freezes
 * both. All texts are in memory at the end.
 *
 * Throws LabelsDoNotFitError, with everything that is wrong; or the reason of `signal`.
 */
export async function freezeTrainingSet(
  project: LabelledProject,
  source: DocumentSource,
  signal?: AbortSignal,
): Promise<FrozenTrainingSet> {
  const texts = new Map<string, string>();
  const remembering: DocumentSource = {
    isSafeLocation: (location) => source.isSafeLocation(location),
    async readText(location) {
      const text = await source.readText(location);
      if (typeof text === 'string') texts.set(location, text);
      return text;
    },
  };
  const report = await checkLabelsFile(serializeLabelsFile(project), remembering, signal && { signal });
  if (!report.file) throw new LabelsDoNotFitError(report);
  const documents = project.documents.map((document) => ({
    ...document,
    text: texts.get(document.location)!,
  }));
  return serializeSnapshot({ ...project, documents });
}
