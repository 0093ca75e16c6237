import type { TaggerDescription } from '@spansmith/taggers';
import { z } from 'zod';

/** How far the weights of a mixture may be from a sum of 1. */
const WEIGHT_TOLERANCE = 1e-6;

/** Checked as far as every reader relies on it; what a kind of part adds is checked by whoever loads that kind. */
const partSchema = z.looseObject({
  kind: z.string().min(1),
  weight: z.number().positive().max(1),
  precision: z.strictObject({ type: z.enum(['fp32', 'int8']), reason: z.string().min(1) }),
});

const partsSchema = z
  .array(partSchema)
  .min(1)
  .refine((parts) => new Set(parts.map(({ kind }) => kind)).size === parts.length, {
    message: 'must be of different kinds',
  })
  .refine((parts) => Math.abs(parts.reduce((sum, { weight }) => sum + weight, -1)) <= WEIGHT_TOLERANCE, {
    message: 'must have weights that add up to 1',
  });

/** `tagger` in a manifest. */
export const taggerSchema = z.strictObject({
  tags: z.array(z.string()),
  tokenizerConfig: z.looseObject({}),
  parts: partsSchema,
  threshold: z.number().positive().max(1),
  temperature: z.number().positive(),
  wordVectors: z.strictObject({ name: z.string(), licence: z.string() }).optional(),
}) as unknown as z.ZodType<TaggerDescription>;
