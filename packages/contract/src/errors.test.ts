import { describe, expect, it } from 'vitest';
import { toErrorBody, toErrorObject } from './api-error.ts';
import {
  internalError,
  invalidInput,
  notFound,
  payloadTooLarge,
  serviceUnavailable,
  toErrorDetails,
  unsupportedMediaType,
} from './errors.ts';

describe('notFound', () => {
  it('answers with the code that belongs to the resource', () => {
    expect(notFound('Project', 'p').code).toBe('ProjectNotFound');
    expect(notFound('Job', 'j', 'p').code).toBe('OperationNotFound');
    expect(notFound('Model', 'm', 'p')).toMatchObject({ code: 'NotFound', status: 404, target: 'm' });
  });

  it('says what was looked for and where', () => {
    expect(notFound('Deployment', 'production', 'Letters').message).toMatch(
      /^Deployment "production" was not found in "Letters"\. /,
    );
  });
});

describe('notFound of a name that is too long to be one', () => {
  it('does not repeat it whole', () => {
    expect(JSON.stringify(toErrorBody(notFound('Project', 'x'.repeat(100_000)))).length).toBeLessThan(3_000);
  });
});

describe('invalidInput', () => {
  it('tells a single problem in the message and its target, and in the inner error where to read more', () => {
    const error = invalidInput('body', [{ path: 'metadata.multilingual', message: 'must be true or false' }]);
    expect(toErrorBody(error)).toEqual({
      error: {
        code: 'InvalidArgument',
        message: 'In the request body, metadata.multilingual must be true or false.',
        target: 'metadata.multilingual',
        innererror: {
          code: 'InvalidRequestBodyFormat',
          message: 'What each operation takes is described at /docs.',
          target: 'metadata.multilingual',
        },
      },
    });
  });

  it('names a parameter as one', () => {
    const { message } = invalidInput('query', [{ path: 'top', message: 'must be at least 0, not -1' }]);
    expect(message).toBe('The query parameter top must be at least 0, not -1.');
  });

  it('speaks of the body where the whole of it is wrong', () => {
    const error = invalidInput('body', [{ path: '', message: 'must be an object, not an array' }]);
    expect(error.message).toBe('The request body must be an object, not an array.');
    expect(error.target).toBeUndefined();
  });

  it('lists all problems when there are several', () => {
    const error = invalidInput('body', [
      { path: 'kind', message: 'is missing' },
      { path: 'tasks[0]', message: 'must be an object, not null' },
    ]);
    expect(error.message).toBe('In the request body, kind is missing (and 1 more, see details).');
    expect(error.details?.map(({ target }) => target)).toEqual(['kind', 'tasks[0]']);
  });
});

describe('toErrorDetails', () => {
  it('lists a hundred problems and counts the rest', () => {
    const problems = Array.from({ length: 130 }, (_, index) => ({
      path: `a[${index}]`,
      message: 'is missing',
    }));
    const details = toErrorDetails(problems);
    expect(details).toHaveLength(101);
    expect(details[99]?.target).toBe('a[99]');
    expect(details[100]?.message).toBe('30 more problems are not listed.');
  });
});

describe('the errors that are not the fault of the caller', () => {
  it('tell of an unexpected error nothing but its id', () => {
    expect(toErrorObject(internalError('e-1')).message).toContain('e-1');
  });

  it('say when trying again makes sense', () => {
    expect(serviceUnavailable('The database does not answer.', 7)).toMatchObject({
      status: 503,
      retryAfterSeconds: 7,
    });
  });
});

describe('what has no code of its own', () => {
  it('is InvalidRequest with the status that fits', () => {
    expect(payloadTooLarge(1024)).toMatchObject({ code: 'InvalidRequest', status: 413 });
    expect(unsupportedMediaType('text/xml', ['application/json'])).toMatchObject({
      code: 'InvalidRequest',
      status: 415,
      message: 'The content type text/xml is not accepted here. Send application/json.',
    });
    expect(unsupportedMediaType(undefined, ['text/plain']).message).toContain(
      'The header Content-Type is missing',
    );
  });
});
