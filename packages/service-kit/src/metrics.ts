import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Answers in milliseconds for reads, seconds for large imports. */
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface MetricOptions<Label extends string> {
  /** Prometheus name: snake case, with its unit, e.g. `spansmith_queue_waiting_jobs`. */
  name: string;
  help: string;
  labels?: readonly Label[];
}

/** The figures of one process. Nothing is global, so a process may hold several (tests do). */
export interface Metrics {
  registry: Registry;
  /** Seconds from a request's arrival to the end of its answer. */
  httpSeconds: Histogram<'operation' | 'method' | 'status'>;
  histogram<Label extends string = never>(
    options: MetricOptions<Label> & { buckets: readonly number[] },
  ): Histogram<Label>;
  /** The value is asked for at each scrape; it becomes NaN while `read` fails. */
  gauge(options: MetricOptions<never> & { read: () => number | Promise<number> }): Gauge;
}

/** Makes the metrics of a process: Node's own (memory, event loop, garbage collection), HTTP, and what you add. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const common = <Label extends string>({ name, help, labels = [] }: MetricOptions<Label>) => ({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
  });
  collectDefaultMetrics({ register: registry });

  return {
    registry,
    httpSeconds: new Histogram({
      ...common({
        name: 'http_request_duration_seconds',
        help: 'Time from a request to the end of its answer.',
        labels: ['operation', 'method', 'status'],
      }),
      buckets: HTTP_SECONDS,
    }),
    histogram: (options) => new Histogram({ ...common(options), buckets: [...options.buckets] }),
    gauge: ({ read, ...options }) =>
      new Gauge({
        ...common(options),
        async collect() {
          this.set(
            await Promise.resolve()
              .then(read)
              .catch(() => Number.NaN),
          );
        },
      }),
  };
}
