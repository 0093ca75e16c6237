import { quote } from '@spansmith/basics';
import type { LabelProblem } from '../../label-problem.ts';
import { checkLanguage } from './check-metadata.ts';
import { checkRegions } from './check-regions.ts';
import { Fields, type Report } from './fields.ts';

const MAX_DOCUMENTS = 100_000;
/** Texts in memory at a time. */
const BATCH_SIZE = 16;

export interface DocumentSource {
  /** The container, where it has a name. */
  container?: string;
  /**
   * The text of a document in the project's container, or undefined where there is none of that name. Rejects only
   * when the source itself fails.
   */
  readText(location: string): Promise<string | UnusableDocument | undefined>;
  /** Whether a document may have this name. */
  isSafeLocation(location: string): boolean;
}

/** What lies under a document's name is no text that can be labelled. */
export interface UnusableDocument {
  /** Sentences that say why, and what to do. */
  problem: string;
}

/** Checks `assets.documents` against the texts, of which only a few are in memory at a time. */
export async function checkDocuments(
  assets: Fields | undefined,
  declared: ReadonlySet<string>,
  source: DocumentSource,
  report: Report,
  signal?: AbortSignal,
): Promise<void> {
  const documents = assets?.optional('documents', 'array') ?? [];
  if (documents.length > MAX_DOCUMENTS) {
    const message = `The project has ${documents.length} documents; at most ${MAX_DOCUMENTS} are possible.`;
    assets?.report('tooManyDocuments', 'documents', message);
  }
  const indexOf = new Map<string, number>();
  for (let first = 0; first < documents.length; first += BATCH_SIZE) {
    signal?.throwIfAborted();
    const batch = documents.slice(first, first + BATCH_SIZE);
    const contents = await Promise.all(batch.map((document) => readText(document, source)));
    for (const [offset, document] of batch.entries()) {
      const target = `assets.documents[${first + offset}]`;
      const location = locationOf(document);
      const inDocument = (problem: LabelProblem) =>
        report(location === undefined ? problem : { document: location, ...problem });
      const fields = Fields.of(document, target, inDocument);
      if (!fields) continue;
      const content = contents[offset];
      checkLocation(fields, source, content, indexOf, first + offset);
      checkLanguage(fields, fields.optional('language', 'string'));
      checkDataset(fields);
      checkRegions(fields, typeof content === 'string' ? content : undefined, declared, inDocument);
    }
  }
}

function locationOf(document: unknown): string | undefined {
  const location = (document as { location?: unknown } | null | undefined)?.location;
  return typeof location === 'string' ? location : undefined;
}

async function readText(
  document: unknown,
  source: DocumentSource,
): Promise<string | UnusableDocument | undefined> {
  const location = locationOf(document);
  return location !== undefined && source.isSafeLocation(location) ? source.readText(location) : undefined;
}

function checkLocation(
  fields: Fields,
  source: DocumentSource,
  content: string | UnusableDocument | undefined,
  indexOf: Map<string, number>,
  index: number,
): void {
  const location = fields.required('location', 'string');
  if (location === undefined) return;
  const earlier = indexOf.get(location);
  if (earlier !== undefined) {
    const message = `${quote(location)} is already assets.documents[${earlier}]. Merge the two.`;
    fields.report('duplicateDocument', 'location', message);
  } else {
    indexOf.set(location, index);
  }
  if (!source.isSafeLocation(location)) {
    const message = `${quote(location)} is not a possible name of a document. Rename it here and in the container.`;
    fields.report('unsafeLocation', 'location', message);
  } else if (content === undefined) {
    const container =
      source.container === undefined ? 'The container' : `The container ${quote(source.container)}`;
    const message = `${container} has no document ${quote(location)}. Upload it, or remove it from the labels file.`;
    fields.report('documentMissing', 'location', message);
  } else if (typeof content !== 'string') {
    fields.report('documentUnusable', 'location', content.problem);
  } else if (content === '') {
    const message = `The document ${quote(location)} is empty. Upload its text, or remove it from the labels file.`;
    fields.report('documentEmpty', 'location', message);
  }
}

function checkDataset(fields: Fields): void {
  const dataset = fields.optional('dataset', 'string') ?? 'Train';
  if (dataset === 'Train' || dataset === 'Test') return;
  fields.report('invalidDataset', 'dataset', `"dataset" must be "Train" or "Test"; it is ${quote(dataset)}.`);
}
