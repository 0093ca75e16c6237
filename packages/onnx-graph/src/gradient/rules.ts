import type { OpName } from '../ops/index.ts';
import { contractionRules } from './contraction-rules.ts';
import { elementwiseRules } from './elementwise-rules.ts';
import { indexingRules } from './indexing-rules.ts';
import { layoutRules } from './layout-rules.ts';
import { normalizationRules } from './normalization-rules.ts';
import { reductionRules } from './reduction-rules.ts';
import type { GradientRule } from './rule.ts';

/** The gradient of every op: the rows of `ops`, once more. No rule at all: nothing flows back. */
export const gradientRules: Record<OpName, GradientRule> = {
  ...elementwiseRules,
  ...contractionRules,
  ...reductionRules,
  ...normalizationRules,
  ...layoutRules,
  ...indexingRules,
};
