/**
 * Every `error.code` that Spansmith answers, with its HTTP status. The original's contract names more codes, which
 * nothing here can cause; it does not tie codes to statuses, so this mapping is ours.
 */
export const ERROR_STATUS = {
  InvalidRequest: 400,
  InvalidArgument: 400,
  Unauthorized: 401,
  NotFound: 404,
  ProjectNotFound: 404,
  OperationNotFound: 404,
  Conflict: 409,
  InternalServerError: 500,
  ServiceUnavailable: 503,
  /** By the proxy of the production shape alone. */
  Timeout: 504,
} as const;

/** A value of `error.code`. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** Every `innererror.code` that Spansmith answers: the finer reason below an `ErrorCode`. */
export type InnerErrorCode =
  | 'InvalidParameterValue'
  | 'InvalidRequestBodyFormat'
  | 'EmptyRequest'
  | 'MissingInputDocuments'
  | 'InvalidDocument'
  | 'InvalidDocumentBatch'
  | 'UnsupportedLanguageCode';
