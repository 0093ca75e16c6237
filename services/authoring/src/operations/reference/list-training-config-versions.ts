import { TRAINING_CONFIG_VERSIONS } from '@spansmith/contract';
import { modelExpiration } from '@spansmith/database';
import { type Handler, ok, pageOf, parsePaging } from '@spansmith/service-kit';
import type { AuthoringContext } from '../../context.ts';
import { toDate } from '../../wire/date.ts';

/** `GET …/global/training-config-versions`: with the date to which a model would be good that is trained now. */
export function listTrainingConfigVersions({ db }: AuthoringContext): Handler<'listTrainingConfigVersions'> {
  return async ({ query, links }) => {
    const modelExpirationDate = toDate(await modelExpiration(db));
    const versions = TRAINING_CONFIG_VERSIONS.map((trainingConfigVersion) => ({
      trainingConfigVersion,
      modelExpirationDate,
    }));
    const paging = parsePaging(query);
    return ok(pageOf(versions.slice(paging.skip, paging.skip + paging.limit), paging, links));
  };
}
