/**
 * One kind of feature. Its number is part of every feature's hash, and so of the artifact format: numbers are never
 * used again for something else.
 */
export interface Template {
  readonly id: number;
  /**
   * Factor of the feature's value, in effect its own L2 strength: a template with scale s is regularised 1/s^2 times
   * as strongly. Features that name a particular word are held back by it, so that what they share with others
   * (shape, affixes, context) is learnt first: on small training sets this carries over better to unseen words.
   */
  readonly scale: number;
}

/** Takes a feature: a template filled with up to three symbols. */
export type Emit = (template: Template, a: number, b?: number, c?: number) => void;

export const general = (id: number): Template => ({ id, scale: 1 });
export const specific = (id: number): Template => ({ id, scale: 0.5 });

/** Consecutive templates from number `id`, one for each distance -`reach`..`last`, by distance. */
export function window(
  make: (id: number) => Template,
  id: number,
  reach: number,
  last = reach,
): (distance: number) => Template {
  const templates = Array.from({ length: reach + last + 1 }, (_, index) => make(id + index));
  return (distance) => templates[distance + reach]!;
}
