/** The training configurations that can be asked for, oldest first. */
export const TRAINING_CONFIG_VERSIONS = ['2022-05-01'] as const;

export type TrainingConfigVersion = (typeof TRAINING_CONFIG_VERSIONS)[number];

/** The version that a request means, where `latest` is the newest; undefined if there is none of this name. */
export function resolveTrainingConfigVersion(requested: string): TrainingConfigVersion | undefined {
  if (requested.toLowerCase() === 'latest') return TRAINING_CONFIG_VERSIONS.at(-1);
  return TRAINING_CONFIG_VERSIONS.find((version) => version === requested);
}
