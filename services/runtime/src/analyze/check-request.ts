import { quote } from '@spansmith/basics';
import { type ApiError, type InnerErrorCode, invalidArgument } from '@spansmith/contract';
import type { AnalyzeDocument } from '@spansmith/database';
import { OffsetIndex } from '@spansmith/labels';

const MAX_DOCUMENTS = 25;
/** In all documents of a request together, counted in grapheme clusters. */
const MAX_CHARACTERS = 125_000;
/** A single cluster can have any number of code units, and all of them are work. No writing comes near so many. */
const MAX_CODE_UNITS = 8 * MAX_CHARACTERS;

/**
 * Refuses a request as a whole: without documents, with too many, with too much text, or with ids that don't tell the
 * documents apart. What is wrong with a single document is that document's error instead.
 *
 * @throws ApiError 400
 */
export function checkRequest(documents: readonly AnalyzeDocument[]): void {
  if (documents.length === 0) {
    throw refusal('MissingInputDocuments', 'The request has no documents.', 'Send at least one.');
  }
  if (documents.length > MAX_DOCUMENTS) {
    const problem = `The request has ${documents.length} documents; at most ${MAX_DOCUMENTS} are allowed.`;
    throw refusal('InvalidDocumentBatch', problem, 'Send several requests.');
  }
  checkIds(documents.map(({ id }) => id));
  const tooLong = findExcess(documents);
  if (tooLong) {
    const problem = `The documents have ${tooLong.count} ${tooLong.unit} together; at most ${tooLong.limit} are allowed.`;
    const remedy = 'Send fewer documents in a request, or cut a longer text where an entity cannot be.';
    throw refusal('InvalidDocumentBatch', problem, remedy);
  }
}

function checkIds(ids: readonly string[]): void {
  const nameless = ids.indexOf('');
  if (nameless !== -1) {
    const problem = `Document ${nameless} of the request has an empty id.`;
    throw refusal('InvalidDocument', problem, 'Give each document an id: the results are told apart by it.');
  }
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) {
      const problem = `The id ${quote(id)} names more than one document.`;
      throw refusal('InvalidDocument', problem, 'Give each document an id of its own.');
    }
    seen.add(id);
  }
}

/** Clusters are never more than code units, which cost nothing to count: they are counted where it matters only. */
function findExcess(documents: readonly AnalyzeDocument[]) {
  const codeUnits = sum(documents.map(({ text }) => text.length));
  if (codeUnits <= MAX_CHARACTERS) return undefined;
  if (codeUnits > MAX_CODE_UNITS)
    return { count: codeUnits, unit: 'UTF-16 code units', limit: MAX_CODE_UNITS };
  const clusters = sum(documents.map(({ text }) => new OffsetIndex(text, 'TextElements_v8').length));
  if (clusters <= MAX_CHARACTERS) return undefined;
  return { count: clusters, unit: 'characters', limit: MAX_CHARACTERS };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** What is wrong is the message; what to do comes behind it in the official clients, as the inner error's. */
function refusal(code: InnerErrorCode, problem: string, remedy: string): ApiError {
  const target = 'analysisInput.documents';
  return invalidArgument(problem, { target, innererror: { code, message: remedy, target } });
}
