import {
  conflict,
  invalidArgument,
  resolveTrainingConfigVersion,
  type TrainingConditions,
  usableTrainingConfigVersions,
} from '@spansmith/contract';
import { accepted, type Handler } from '@spansmith/service-kit';
import { resolveEvaluationOptions, TrainingSetError } from '@spansmith/training-set';
import type { AuthoringContext } from '../../context.ts';
import { findProject } from '../../find.ts';
import { jobPath } from '../../paths.ts';
import { startTrainingJob } from '../../start-job.ts';

/** `POST …/{projectName}/:train`: one training at a time in a project; another is refused while one goes on. */
export function train({ db, training }: AuthoringContext): Handler<'train'> {
  return async ({ params, body, links }) => {
    const project = await findProject(db, params.projectName);
    const payload = {
      modelLabel: body.modelLabel,
      trainingConfigVersion: configVersion(body.trainingConfigVersion, training),
      evaluationOptions: evaluationOptions(body.evaluationOptions),
    };
    const job = await startTrainingJob(db, project, { target: body.modelLabel, payload });
    if ('runningJobId' in job) {
      throw conflict(
        `The training job ${job.runningJobId} of project "${project.name}" has not ended. ` +
          'A project is trained by one job at a time: wait for it, or cancel it.',
        { target: job.runningJobId },
      );
    }
    return accepted(links.operationLocation(jobPath.train(project.name, job.id)));
  };
}

function configVersion(requested: string, training: TrainingConditions): string {
  const usable = usableTrainingConfigVersions(training);
  const version = resolveTrainingConfigVersion(requested, training);
  if (version !== undefined && usable.includes(version)) return version;
  const problem =
    version === undefined
      ? 'is not known'
      : 'needs a pretrained encoder, which whoever runs this server has not set up (SPANSMITH_ENCODER_DIR)';
  throw invalidArgument(
    `trainingConfigVersion "${requested}" ${problem}. Use latest or one of ${usable.join(', ')}.`,
    { target: 'trainingConfigVersion' },
  );
}

function evaluationOptions(requested: Parameters<typeof resolveEvaluationOptions>[0]) {
  try {
    return resolveEvaluationOptions(requested);
  } catch (error) {
    if (!(error instanceof TrainingSetError)) throw error;
    throw invalidArgument(error.message, { target: 'evaluationOptions' });
  }
}
