import { bioTags } from '@spansmith/tokenization';
import { z } from 'zod';
import { ArtifactCorruptError, ArtifactUnsupportedError } from './errors.ts';
import { taggerSchema } from './tagger-schema.ts';

/** The newest format that this version writes, and the only one that it reads. */
export const FORMAT_VERSION = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits');

const manifestSchema = z
  .strictObject({
    formatVersion: z.literal(FORMAT_VERSION),
    /** Entity categories, in the project's order. */
    categories: z.array(z.string().min(1)).min(1),
    /** All that the ONNX file needs to be run, besides itself. */
    tagger: taggerSchema,
    /** What the model was made from: the same values on the same versions give the same bytes. */
    training: z.strictObject({
      configVersion: z.string().min(1),
      /** SHA-256 of the frozen training set. */
      dataSha256: sha256,
      seed: z.int().nonnegative(),
    }),
    /** What wrote the artifact; `opset` is the operator set of the ONNX file. */
    versions: z.strictObject({
      spansmith: z.string(),
      onnxruntime: z.string(),
      opset: z.int().positive(),
    }),
    files: z.strictObject({
      'model.onnx': z.strictObject({ sizeBytes: z.int().positive(), sha256 }),
    }),
  })
  .refine(({ categories, tagger }) => JSON.stringify(bioTags(categories)) === JSON.stringify(tagger.tags), {
    path: ['tagger', 'tags'],
    message: 'must be O, then B- and I- for every category, in the order of `categories`',
  });

/**
 * `manifest.json`: what a trained model is. Holds nothing that depends on when or where it was trained, so that its
 * hash says whether two trainings gave the same model.
 */
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads the manifest of the artifact under `prefix`.
 *
 * @throws ArtifactUnsupportedError for another format version; ArtifactCorruptError, with every problem and its place
 */
export function parseManifest(text: string, prefix: string): Manifest {
  const check = <T>(schema: z.ZodType<T>, value: unknown): T => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new ArtifactCorruptError(prefix, `its manifest is not valid: ${listProblems(result.error)}`);
  };
  const value = parseJson(text, prefix);
  const { formatVersion: version } = check(z.object({ formatVersion: z.int().positive() }), value);
  if (version !== FORMAT_VERSION)
    throw new ArtifactUnsupportedError(
      prefix,
      `it has format version ${version}; this version of Spansmith reads version ${FORMAT_VERSION}. ${whatToDo(version)}`,
    );
  return check(manifestSchema, value);
}

const whatToDo = (version: number): string =>
  version < FORMAT_VERSION
    ? 'Train the model anew and deploy that.'
    : 'Load it with the version of Spansmith that wrote it, or a newer one.';

/** The one spelling of a manifest: JSON with sorted keys, so that equal manifests have equal bytes. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, sortKeys, 2)}\n`;
}

const sortKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function parseJson(text: string, prefix: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ArtifactCorruptError(prefix, 'its manifest is not JSON', { cause });
  }
}

const listProblems = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'manifest'}: ${message}`).join('; ');
