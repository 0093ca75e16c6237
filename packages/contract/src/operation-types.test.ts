import { describe, expectTypeOf, it } from 'vitest';
import type { ErrorObject } from './api-error.ts';
import type {
  OperationBody,
  OperationHeaders,
  OperationParams,
  OperationQuery,
  OperationResult,
  Schemas,
} from './operation-types.ts';

describe('the types of operations', () => {
  it('name the path parameters, also those of the path item', () => {
    expectTypeOf<OperationParams<'getDeploymentJob'>>().toEqualTypeOf<{
      projectName: string;
      deploymentName: string;
      jobId: string;
    }>();
  });

  it('give the query as numbers and booleans', () => {
    expectTypeOf<OperationQuery<'getAnalyzeJob'>['top']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<OperationQuery<'getAnalyzeJob'>['showStats']>().toEqualTypeOf<boolean | undefined>();
  });

  it('give headers by their names in lower case', () => {
    expectTypeOf<OperationHeaders<'streamTrainEvents'>>().toEqualTypeOf<{ 'last-event-id'?: number }>();
  });

  it('give the body that the route has checked', () => {
    expectTypeOf<OperationBody<'train'>>().toEqualTypeOf<Schemas['TrainingOptions']>();
    expectTypeOf<OperationBody<'putDocument'>>().toEqualTypeOf<string>();
    expectTypeOf<OperationBody<'getProject'>>().toEqualTypeOf<undefined>();
  });

  it('say nothing about what a route has not checked', () => {
    expectTypeOf<OperationBody<'importProject'>['metadata']>().toEqualTypeOf<unknown>();
  });

  it('give the JSON of success, whatever its status', () => {
    expectTypeOf<OperationResult<'createProject'>>().toEqualTypeOf<Schemas['Project']>();
    expectTypeOf<OperationResult<'deleteModel'>>().toBeNever();
    expectTypeOf<OperationResult<'getDocument'>>().toBeNever();
  });

  it('accept the errors that we render', () => {
    expectTypeOf<ErrorObject>().toExtend<Schemas['Error']>();
  });
});
