import { basename } from 'node:path';
import type { ExtensionSchemas } from '@spansmith/contract';
import type { Reliability } from '@spansmith/evaluation';
import type { Suspect, SuspectSpan, TrainOptions, TrainReport } from '@spansmith/trainer';
import type { TrainingDocument } from '@spansmith/training-set';

/** What is told of how a model came to be, in the contract's shape. */
export type ModelReport = ExtensionSchemas['ModelReport'];

/** As far as it is the same for the same training; what it takes of memory is not. */
export type BuildReport = Omit<ModelReport, 'memory'>;

/** What a report says besides what the trainer does. */
export interface ReportContext {
  trainingConfigVersion: string;
  learntFrom: ModelReport['learntFrom'];
  /** What the model was trained on. */
  documents: readonly TrainingDocument[];
  test: ModelReport['test'];
}

/** The trainer's report in the contract's shape, with the texts of suspected labels. */
export function toModelReport(
  {
    documents,
    labels,
    parts,
    choices,
    heldOut,
    categories,
    confusedPairs,
    suspects,
    reliability,
  }: TrainReport,
  context: ReportContext,
): BuildReport {
  return {
    trainingConfigVersion: context.trainingConfigVersion,
    learntFrom: context.learntFrom,
    documents,
    labels,
    parts: parts.map(({ kind, weight, precision }) => ({
      kind,
      weight,
      precision: precision.type,
      precisionReason: precision.reason,
    })),
    choices: Object.entries(choices).map(([of, choice]) => ({ of, ...choice })),
    heldOut,
    categories,
    confusedPairs,
    stringIndexType: 'Utf16CodeUnit',
    suspects: suspects.map((suspect) => toLabelSuspect(suspect, context.documents)),
    reliability,
    test: context.test,
  };
}

/** What a training used besides labels, in the contract's shape. */
export async function toLearntFrom({
  wordVectors,
  encoder,
}: Pick<TrainOptions, 'wordVectors' | 'encoder'>): Promise<ModelReport['learntFrom']> {
  return {
    ...(wordVectors && { wordVectors: { name: wordVectors.name, licence: wordVectors.licence } }),
    ...(encoder && {
      encoder: {
        name: basename(encoder.folder),
        family: encoder.config.family,
        sha256: (await encoder.hashFiles())['model.safetensors'],
      },
    }),
  };
}

/** How far confidences can be trusted on test documents, in the contract's shape. */
export function toTestReliability(
  documents: number,
  { bins, calibrationError }: Reliability,
): ModelReport['test'] {
  return { documents, reliability: bins, ...(calibrationError !== undefined && { calibrationError }) };
}

function toLabelSuspect(
  { kind, document, labelled, suggested, confidence }: Suspect,
  documents: readonly TrainingDocument[],
): ModelReport['suspects'][number] {
  const { location, text } = documents[document]!;
  const toSpan = ({ category, startUtf16, endUtf16 }: SuspectSpan) => ({
    category,
    offset: startUtf16,
    length: endUtf16 - startUtf16,
    text: text.slice(startUtf16, endUtf16),
  });
  return {
    kind,
    location,
    ...(labelled && { labelled: toSpan(labelled) }),
    ...(suggested && { suggested: toSpan(suggested) }),
    confidence,
  };
}
