import type { Value } from '../value.ts';
import type { Backward } from './backward.ts';

/** The derivative of the loss by the input number `at` of node `n`, from `n.dy`. */
export type InputRule = (n: Backward, at: number) => Value;

/** A rule for each input, null for one through which nothing flows back; one function for all inputs of a list. */
export type GradientRule = readonly (InputRule | null)[] | InputRule;

/** A rule of inputs that broadcast against each other: sums the derivative up to the input's shape. */
export const broadcast =
  (rule: InputRule): InputRule =>
  (n, at) =>
    n.unbroadcast(rule(n, at), n.input(at));
