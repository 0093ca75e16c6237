import type { ChainWeights } from '../decoding/chain.ts';

/** A chain that forbids what BIO forbids, and prefers nothing. */
export function zeroChain(tagCount: number): ChainWeights {
  return {
    transitions: new Float32Array(tagCount * tagCount),
    start: new Float32Array(tagCount),
    end: new Float32Array(tagCount),
  };
}
