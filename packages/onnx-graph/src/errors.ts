/** A graph that cannot be built, or a model file that cannot be read; the message names the op or the tensor. */
export class GraphError extends Error {
  override name = 'GraphError';
}
