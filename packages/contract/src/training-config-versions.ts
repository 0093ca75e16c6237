/** The training configurations that there are, oldest first. */
export const TRAINING_CONFIG_VERSIONS = ['2022-05-01', '2026-11-01-encoder'] as const;

/** One of them. */
export type TrainingConfigVersion = (typeof TRAINING_CONFIG_VERSIONS)[number];

/** The configuration that fine-tunes a pretrained encoder, which the operator has to provide. */
export const ENCODER_CONFIG_VERSION = '2026-11-01-encoder' satisfies TrainingConfigVersion;

/** What decides about the configurations that can be used here. */
export interface TrainingConditions {
  /** Whether trainings have a pretrained encoder (`SPANSMITH_ENCODER_DIR`). */
  hasEncoder: boolean;
}

/** The configurations that can be used here, oldest first; there is always one. */
export function usableTrainingConfigVersions({ hasEncoder }: TrainingConditions): TrainingConfigVersion[] {
  return TRAINING_CONFIG_VERSIONS.filter((version) => hasEncoder || version !== ENCODER_CONFIG_VERSION);
}

/**
 * The version that a request means, where `latest` is the newest that can be used here; undefined if there is none of
 * this name. One that cannot be used here is a version all the same.
 */
export function resolveTrainingConfigVersion(
  requested: string,
  conditions: TrainingConditions,
): TrainingConfigVersion | undefined {
  if (requested.toLowerCase() === 'latest') return usableTrainingConfigVersions(conditions).at(-1);
  return TRAINING_CONFIG_VERSIONS.find((version) => version === requested);
}
