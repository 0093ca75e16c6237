import type { PredictedSpan } from '@spansmith/labels';
import type { Artifact } from '@spansmith/model-artifact';
import { type GraphCall, loadTagger, type ServedTagger, type TokenScores } from '@spansmith/taggers';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A text to extract from. */
export interface InputText {
  text: string;
  /** BCP 47 tag, where known. */
  language?: string;
}

export interface SessionOptions {
  /** Threads of ONNX Runtime inside one call. */
  intraOpNumThreads: number;
}

/**
 * One model in the calling thread: features and decoding in JavaScript, scores by ONNX Runtime. Its calls block the
 * thread for as long as the text takes; `loadModel` runs it in a thread of its own.
 */
export class ModelSession {
  readonly #tagger: ServedTagger;
  readonly #session: InferenceSession;

  private constructor(tagger: ServedTagger, session: InferenceSession) {
    this.#tagger = tagger;
    this.#session = session;
  }

  static async open(
    { manifest, model }: Artifact,
    { intraOpNumThreads }: SessionOptions,
  ): Promise<ModelSession> {
    const tagger = loadTagger(manifest.tagger, model);
    const session = await InferenceSession.create(model, {
      intraOpNumThreads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // 3: errors. A model keeps tables for the JavaScript side in initializers that no node uses, each a warning.
      logSeverityLevel: 3,
    });
    return new ModelSession(tagger, session);
  }

  /** The spans of a text of any length, in text order. */
  async extract({ text }: InputText): Promise<PredictedSpan[]> {
    return this.#tagger.decode(await this.score(text));
  }

  /** The scores of all tokens of a text. */
  async score(text: string): Promise<TokenScores> {
    const { tagCount, outputNames } = this.#tagger;
    const { tokens, calls } = this.#tagger.encode(text);
    const emissions = outputNames.map(() => new Float32Array(tokens.count * tagCount));
    for (const call of calls) await this.#score(call, emissions);
    return { tokens, emissions };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  /** Writes the rows of one call's tokens into `emissions`, for each part [tokens, tags]. */
  async #score(
    { firstToken, endToken, feeds }: GraphCall,
    emissions: readonly Float32Array[],
  ): Promise<void> {
    const tensors = Object.entries(feeds).map(([name, { type, data, dims }]) => [
      name,
      new Tensor(type, data as Float32Array, dims),
    ]);
    const { tagCount, outputNames } = this.#tagger;
    const outputs = await this.#session.run(Object.fromEntries(tensors), outputNames);
    for (const [part, name] of outputNames.entries()) {
      const rows = outputs[name]?.data as Float32Array;
      if (rows.length !== (endToken - firstToken) * tagCount)
        throw new Error(
          `the graph's output ${name} has ${rows.length} scores for ${endToken - firstToken} tokens and ${tagCount} tags`,
        );
      emissions[part]!.set(rows, firstToken * tagCount);
    }
  }
}
