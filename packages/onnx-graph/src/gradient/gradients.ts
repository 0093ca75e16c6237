import { GraphError } from '../errors.ts';
import type { GraphBuilder, GraphNode } from '../graph-builder.ts';
import { unifyDims } from '../shape.ts';
import { formatType, type Value } from '../value.ts';
import { Backward } from './backward.ts';
import type { InputRule } from './rule.ts';
import { gradientRules } from './rules.ts';

/** The derivative of what is minimised by `value`, which has its shape: where it was computed elsewhere, an input. */
export interface Gradient {
  value: Value;
  upstream: Value;
}

/**
 * Reverse-mode differentiation: appends to `graph` the nodes that compute the derivatives of `loss` by each of `wrt`
 * and returns these, in order, each with the shape of its value. `loss` is a value of one element, or values of any
 * shape with their upstream derivatives, whose contributions are summed.
 *
 * Throws a GraphError where `loss` does not depend on a value of `wrt`, or depends on it through something without a
 * rule (see `rules.ts`).
 */
export function gradients(
  graph: GraphBuilder,
  loss: Value | readonly Gradient[],
  wrt: readonly Value[],
): Value[] {
  return graph.scope('gradient', () => {
    const reaching = dependents(graph.nodes, wrt);
    const upstream = new Map<Value, Value>();
    const addTo = (value: Value, more: Value) => {
      const sum = upstream.get(value);
      upstream.set(value, sum ? graph.apply('Add', [sum, more]) : more);
    };
    for (const seed of 'name' in loss ? [{ value: loss, upstream: one(graph, loss) }] : loss) {
      expectSameType(seed);
      addTo(seed.value, seed.upstream);
    }
    for (const node of graph.nodes.toReversed())
      graph.scope(node.name, () => {
        const [dy, ...others] = node.outputs.map((output) => upstream.get(output));
        if (others.some((other) => other))
          throw new GraphError(`${node.name}: only its first output can be differentiated`);
        if (!dy) return;
        for (const [at, input] of node.inputs.entries()) {
          const rule = ruleFor(node, at);
          if (input && reaching.has(input) && rule) addTo(input, applyRule(rule, graph, node, dy, at));
        }
      });
    return wrt.map((value) => {
      const gradient = upstream.get(value);
      if (!gradient) throw new GraphError(`the loss does not depend on "${value.name}"`);
      return gradient;
    });
  });
}

/** `wrt` and all that is computed from it in a differentiable way. */
function dependents(nodes: readonly GraphNode[], wrt: readonly Value[]): Set<Value> {
  const reaching = new Set(wrt);
  for (const node of nodes)
    if (node.inputs.some((input, at) => input && reaching.has(input) && ruleFor(node, at)))
      for (const output of node.outputs) reaching.add(output);
  return reaching;
}

function ruleFor({ op }: GraphNode, at: number): InputRule | null {
  const rule = gradientRules[op];
  return typeof rule === 'function' ? rule : (rule[at] ?? null);
}

function applyRule(rule: InputRule, graph: GraphBuilder, node: GraphNode, dy: Value, at: number): Value {
  try {
    return rule(new Backward(graph, node, dy), at);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphError(`gradient of ${node.name}: ${error.message}`);
  }
}

function one(graph: GraphBuilder, loss: Value): Value {
  if (loss.shape.some((dim) => dim !== 1))
    throw new GraphError(`the loss "${loss.name}" ${formatType(loss)} must have one element`);
  const scalar = graph.constant(loss.dtype, 1);
  if (loss.shape.length === 0) return scalar;
  return graph.apply('Reshape', [scalar, graph.constant('int64', loss.shape as number[])]);
}

function expectSameType({ value, upstream }: Gradient): void {
  const where = `the gradient "${upstream.name}" ${formatType(upstream)} of "${value.name}" ${formatType(value)}`;
  if (value.dtype !== upstream.dtype || value.shape.length !== upstream.shape.length)
    throw new GraphError(`${where} must have its type`);
  value.shape.forEach((dim, axis) => {
    unifyDims(dim, upstream.shape[axis]!, where);
  });
}
