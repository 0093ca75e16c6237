import { type ApiError, type InnerErrorCode, invalidArgument } from '@spansmith/contract';
import type { AnalyzeDocument } from '@spansmith/database';
import { OffsetIndex } from '@spansmith/labels';

export const MAX_DOCUMENTS = 25;
/** In all documents of a request together, counted in grapheme clusters. */
export const MAX_CHARACTERS = 125_000;

/**
 * Refuses a request as a whole: without documents, with too many, with too much text, or with ids that don't tell the
 * documents apart. What is wrong with a single document is that document's error instead.
 *
 * @throws ApiError 400
 */
export function checkRequest(documents: readonly AnalyzeDocument[]): void {
  if (documents.length === 0) throw refusal('MissingInputDocuments', 'The request has no documents.');
  if (documents.length > MAX_DOCUMENTS) {
    throw refusal(
      'InvalidDocumentBatch',
      `The request has ${documents.length} documents; at most ${MAX_DOCUMENTS} are allowed. Send several requests.`,
    );
  }
  const ids = documents.map(({ id }) => id);
  const nameless = ids.indexOf('');
  if (nameless !== -1)
    throw refusal('InvalidDocument', `Document ${nameless} of the request has an empty id.`);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw refusal('InvalidDocument', `The id ${JSON.stringify(twice)} names more than one document.`);
  }
  const characters = countCharacters(documents);
  if (characters > MAX_CHARACTERS) {
    throw refusal(
      'InvalidDocumentBatch',
      `The documents have ${characters} characters together; at most ${MAX_CHARACTERS} are allowed. ` +
        'Send fewer documents in a request, or cut a longer text where an entity cannot be.',
    );
  }
}

/** Exact only above the limit: clusters are never more than code units, which cost nothing to count. */
function countCharacters(documents: readonly AnalyzeDocument[]): number {
  const codeUnits = documents.reduce((sum, { text }) => sum + text.length, 0);
  if (codeUnits <= MAX_CHARACTERS) return codeUnits;
  return documents.reduce((sum, { text }) => sum + new OffsetIndex(text, 'TextElements_v8').length, 0);
}

function refusal(code: InnerErrorCode, message: string): ApiError {
  const target = 'analysisInput.documents';
  return invalidArgument(message, { target, innererror: { code, message, target } });
}
