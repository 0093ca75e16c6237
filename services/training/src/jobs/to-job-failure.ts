import { randomUUID } from 'node:crypto';
import { ApiError, invalidArgument, SEE_DOCS, serviceUnavailable, toErrorObject } from '@spansmith/contract';
import { toJobErrors, toJobWarnings } from '@spansmith/labels';
import { ObjectStoreError } from '@spansmith/object-store';
import { JobFailedError } from '@spansmith/queue';
import type { Logger } from '@spansmith/service-kit';
import { LabelsDoNotFitError, TrainingSetError } from '@spansmith/training-set';
import { TrainingCrashedError } from './train-model/run-training-child.ts';

/**
 * What a job fails with when this is thrown: the errors that its owner can do something about, in the contract's
 * words. What is not among them passes as it is; the job runner logs it whole and reports it as internal.
 */
export function toJobFailure(error: unknown, log: Logger): unknown {
  if (error instanceof LabelsDoNotFitError) {
    return new JobFailedError(toJobErrors(error.report), toJobWarnings(error.report));
  }
  if (error instanceof TrainingSetError) return asFailure(refusal(error));
  if (error instanceof ObjectStoreError) return asFailure(storeFailed(error, log));
  if (error instanceof TrainingCrashedError) return asFailure(trainingCrashed(error, log));
  if (error instanceof ApiError) return asFailure(error);
  return error;
}

function asFailure(error: ApiError): JobFailedError {
  return new JobFailedError([toErrorObject(error)]);
}

function refusal({ code, message }: TrainingSetError): ApiError {
  return invalidArgument(message, {
    innererror: { code: 'InvalidParameterValue', message: SEE_DOCS, details: { problem: code } },
  });
}

function trainingCrashed(error: TrainingCrashedError, log: Logger): ApiError {
  const errorId = logged(error, log);
  return new ApiError(
    'InternalServerError',
    `The training process ended with ${error.how}. If memory ran out, train on fewer documents, or give the training ` +
      `service more of it (SPANSMITH_TRAINING_MEMORY_MIB). The service's log says more under error id ${errorId}.`,
  );
}

function storeFailed(error: ObjectStoreError, log: Logger): ApiError {
  const errorId = logged(error, log);
  return serviceUnavailable(
    `The object store did not do its work. Try again; if it lasts, look for error id ${errorId} in the service's log.`,
  );
}

function logged(err: Error, log: Logger): string {
  const errorId = randomUUID();
  log.error({ err, errorId }, 'a job failed');
  return errorId;
}
