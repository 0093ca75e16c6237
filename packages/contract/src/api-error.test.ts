import { describe, expect, it } from 'vitest';
import { ApiError, toErrorBody } from './api-error.ts';
import { ERROR_STATUS, type ErrorCode } from './error-codes.ts';

describe('ApiError', () => {
  it('has the HTTP status of its code', () => {
    for (const [code, status] of Object.entries(ERROR_STATUS)) {
      expect(new ApiError(code as ErrorCode, 'No.').status).toBe(status);
    }
  });

  it('renders what is given into the envelope, and leaves the rest out', () => {
    expect(toErrorBody(new ApiError('Conflict', 'Busy.'))).toEqual({
      error: { code: 'Conflict', message: 'Busy.' },
    });
    const innererror = { code: 'InvalidDocument', message: 'Empty.' } as const;
    const details = [{ code: 'InvalidArgument', message: 'Too long.', target: 'id' } as const];
    expect(
      toErrorBody(new ApiError('InvalidArgument', 'Wrong.', { target: 'id', details, innererror })),
    ).toEqual({
      error: { code: 'InvalidArgument', message: 'Wrong.', target: 'id', details, innererror },
    });
  });

  it('never renders its cause', () => {
    const error = new ApiError('ServiceUnavailable', 'Later.', { cause: new Error('password=secret') });
    expect(JSON.stringify(toErrorBody(error))).not.toContain('secret');
    expect(error.cause).toBeInstanceOf(Error);
  });
});
