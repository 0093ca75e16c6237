import { ERROR_STATUS, type ErrorCode, type InnerErrorCode } from './error-codes.ts';

/** The finer reason of an error, for programs: the value of `innererror` in the contract's error object. */
export interface InnerError {
  code: InnerErrorCode;
  message: string;
  target?: string;
  details?: Record<string, string>;
}

/** One of several problems behind an error. */
export interface ErrorDetail {
  code: ErrorCode;
  message: string;
  target?: string;
  innererror?: InnerError;
}

/** The contract's error object: the value of `error` in the envelope, and an item of a failed job's `errors`. */
export interface ErrorObject extends ErrorDetail {
  details?: ErrorDetail[];
}

/** The contract's error envelope: the body of every answer outside 2xx. */
export interface ErrorBody {
  error: ErrorObject;
}

/** What an ApiError says besides its code and message. */
export interface ApiErrorOptions {
  /** What the error is about: a parameter's name or the path of a field in the body, e.g. `metadata.language`. */
  target?: string | undefined;
  details?: ErrorDetail[] | undefined;
  innererror?: InnerError | undefined;
  /** HTTP status, where it is not the one that belongs to the code (413 and 415 have no code of their own). */
  status?: number | undefined;
  /** Sent as `Retry-After`. */
  retryAfterSeconds?: number | undefined;
  /** Only logged, never sent. */
  cause?: unknown;
}

/**
 * An error that is meant for the caller: it renders to the contract's envelope as it is. Everything else that is
 * thrown is a fault of ours and gets answered as InternalServerError.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly target: string | undefined;
  readonly details: ErrorDetail[] | undefined;
  readonly innererror: InnerError | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: ApiErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? ERROR_STATUS[code];
    this.target = options.target;
    this.details = options.details;
    this.innererror = options.innererror;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The error as the contract's error object, without absent members: for a failed job's or document's error. */
export function toErrorObject(error: ApiError): ErrorObject {
  return {
    code: error.code,
    message: error.message,
    ...(error.target !== undefined && { target: error.target }),
    ...(error.details?.length && { details: error.details }),
    ...(error.innererror && { innererror: error.innererror }),
  };
}

/** The error as the body of an HTTP answer. */
export function toErrorBody(error: ApiError): ErrorBody {
  return { error: toErrorObject(error) };
}
