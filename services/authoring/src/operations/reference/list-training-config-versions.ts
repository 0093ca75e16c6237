import { usableTrainingConfigVersions } from '@spansmith/contract';
import { modelExpiration } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { toDate } from '../../wire/date.ts';

/**
 * `GET …/global/training-config-versions`: those that can be used here, with the date to which a model would be good
 * that is trained now.
 */
export function listTrainingConfigVersions({
  db,
  training,
}: AuthoringContext): Handler<'listTrainingConfigVersions'> {
  return async ({ query, links }) => {
    const modelExpirationDate = toDate(await modelExpiration(db));
    const versions = usableTrainingConfigVersions(training).map((trainingConfigVersion) => ({
      trainingConfigVersion,
      modelExpirationDate,
    }));
    const paging = parsePaging(query);
    return ok(pageOf(versions.slice(paging.skip, paging.skip + paging.limit), paging, links));
  };
}
