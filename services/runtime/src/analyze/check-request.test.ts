import { ApiError } from '@spansmith/contract';
import { describe, expect, it } from 'vitest';
import { checkRequest } from './check-request.ts';

const documents = (...texts: string[]) => texts.map((text, index) => ({ id: String(index), text }));

function refusalOf(requested: { id: string; text: string }[]): ApiError {
  try {
    checkRequest(requested);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('The request was not refused.');
}

describe('a request', () => {
  it('may have 25 documents with 125,000 characters together', () => {
    checkRequest(documents(...Array<string>(25).fill('x'.repeat(5_000))));
  });

  it('has its characters counted as people see them', () => {
    checkRequest(documents('👩'.repeat(62_500), 'e\u0301'.repeat(62_500)));
    expect(refusalOf(documents('👩'.repeat(62_500), 'e\u0301'.repeat(62_501))).message).toBe(
      'The documents have 125001 characters together; at most 125000 are allowed.',
    );
  });

  it('may have empty documents, which are the fault of these alone', () => {
    checkRequest(documents('', 'x'));
  });
});

describe('a request is refused', () => {
  it.each([
    ['without documents', [], 'MissingInputDocuments', 'The request has no documents.'],
    [
      'with 26 documents',
      documents(...Array<string>(26).fill('x')),
      'InvalidDocumentBatch',
      'The request has 26 documents; at most 25 are allowed.',
    ],
    [
      'with the same id twice',
      [...documents('x', 'y'), ...documents('z')],
      'InvalidDocument',
      'The id "0" names more than one document.',
    ],
    [
      'with an empty id',
      [...documents('x'), { id: '', text: 'y' }],
      'InvalidDocument',
      'Document 1 of the request has an empty id.',
    ],
    [
      'with too many characters',
      documents('x'.repeat(100_000), 'x'.repeat(25_001)),
      'InvalidDocumentBatch',
      'The documents have 125001 characters together; at most 125000 are allowed.',
    ],
    [
      'with more code units than so many characters can need',
      documents(`x${'\u0301'.repeat(1_000_000)}`),
      'InvalidDocumentBatch',
      'The documents have 1000001 UTF-16 code units together; at most 1000000 are allowed.',
    ],
  ])('%s', (_, requested, code, message) => {
    expect(refusalOf(requested)).toMatchObject({
      status: 400,
      code: 'InvalidArgument',
      message,
      target: 'analysisInput.documents',
      innererror: { code },
    });
  });

  it('in words that do not repeat when a client prints both messages', () => {
    const { message, innererror } = refusalOf([]);
    expect(`${message} ${innererror!.message}`).toBe('The request has no documents. Send at least one.');
  });

  it('without repeating a long id', () => {
    const id = 'i'.repeat(100_000);
    const { message } = refusalOf([
      { id, text: 'x' },
      { id, text: 'y' },
    ]);
    expect(message.length).toBeLessThan(200);
  });
});
