import {
  type InnerErrorCode,
  invalidArgument,
  isSupportedLanguage,
  toErrorObject,
} from '@spansmith/contract';
import type { AnalyzeDocument, StoredError } from '@spansmith/database';

/** What keeps one document from being analyzed, as the contract reports it; undefined if nothing does. */
export function findDocumentError({ text, language }: AnalyzeDocument): StoredError | undefined {
  if (text.trim() === '') {
    return documentError(
      'InvalidDocument',
      'The document is empty. Send a text with at least one character.',
    );
  }
  if (language !== undefined && !isSupportedLanguage(language)) {
    return documentError(
      'UnsupportedLanguageCode',
      `The language ${JSON.stringify(language)} is not supported. Send a code of GET ` +
        '/language/authoring/analyze-text/projects/global/languages, or none to use the language of the project.',
    );
  }
  return undefined;
}

function documentError(code: InnerErrorCode, message: string): StoredError {
  return toErrorObject(invalidArgument('Invalid document in request.', { innererror: { code, message } }));
}
