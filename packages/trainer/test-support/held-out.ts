import { Chain, posteriorOf } from '@spansmith/taggers';
import { beginTag, createTokenizer, insideTag, noSplits, outside } from '@spansmith/tokenization';
import { labelledText } from '../../taggers/test-support/labelled-text.ts';
import { type HeldOutDocument, makeHeldOutDocument } from '../src/held-out-document.ts';

/** What a part believes of a text: spans in the notation of `labelledText`, each with this probability. */
export interface Belief {
  marked: string;
  probability: number;
}

/** A document labelled as in `marked`, and what each part believes of it; elsewhere parts are as sure that nothing is there. */
export function heldOut(
  marked: string,
  beliefs: readonly Belief[],
  categories: readonly string[],
): HeldOutDocument {
  const tokenize = createTokenizer({ splits: noSplits });
  const document = labelledText(marked);
  const posteriors = beliefs.map((belief) => {
    const { text, regions } = labelledText(belief.marked);
    const believed = makeHeldOutDocument({ text, regions }, [], tokenize, categories);
    return posteriorOf(
      uniform(1 + 2 * categories.length),
      scores(believed, belief.probability, categories),
      believed.tokens.count,
    );
  });
  return makeHeldOutDocument(document, posteriors, tokenize, categories);
}

/** A chain without preferences: a token's probabilities are those of its own scores, as far as they are legal. */
function uniform(tagCount: number): Chain {
  const zeros = (length: number) => new Float32Array(length);
  return Chain.of({ transitions: zeros(tagCount ** 2), start: zeros(tagCount), end: zeros(tagCount) });
}

/** Logarithms of probabilities, [tokens x tags]: of the believed tag, and what is left for each of the others. */
function scores(
  { tokens, labels }: HeldOutDocument,
  probability: number,
  categories: readonly string[],
): Float32Array {
  const tagCount = 1 + 2 * categories.length;
  const tags = new Array<number>(tokens.count).fill(outside);
  for (const { category, firstToken, endToken } of labels)
    for (let token = firstToken; token < endToken; token++)
      tags[token] = token === firstToken ? beginTag(category) : insideTag(category);
  const other = Math.log((1 - probability) / (tagCount - 1));
  const emissions = new Float32Array(tokens.count * tagCount).fill(other);
  for (const [token, tag] of tags.entries()) emissions[token * tagCount + tag] = Math.log(probability);
  return emissions;
}
