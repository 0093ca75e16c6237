import type { Attributes, GraphBuilder } from './graph-builder.ts';
import { formatType, type Value } from './value.ts';

/**
 * A graph as text for people, a line a value: inputs, initializers, then the nodes in the order in which they run, with
 * their attributes and what they give; last the outputs' names. Constants stand where they are used.
 */
export function formatGraph(graph: GraphBuilder): string {
  const isConstant = (value: Value) => /[([]/.test(value.name);
  const typed = (value: Value) => `${value.name} ${formatType(value)}`;
  return [
    `graph ${graph.name}`,
    ...graph.inputs.map((value) => `input ${typed(value)}`),
    ...graph.initializers
      .filter(({ value }) => !isConstant(value))
      .map(({ value }) => `initializer ${typed(value)}`),
    ...graph.nodes.map(
      ({ op, inputs, attributes, outputs }) =>
        `${outputs.map(typed).join(', ')} = ${op}(${inputs.map((input) => input?.name ?? '-').join(', ')})${formatAttributes(attributes)}`,
    ),
    `outputs ${graph.outputs.map(({ name }) => name).join(', ')}`,
  ].join('\n');
}

function formatAttributes(attributes: Attributes): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : ` {${given.map(([key, value]) => `${key}: ${format(value)}`).join(', ')}}`;
}

const format = (value: unknown): string => (Array.isArray(value) ? `[${value}]` : String(value));
