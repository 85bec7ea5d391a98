import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a metric is about. */
export interface MetricOptions {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** An app's own metrics: every name starts with `lyceum_`, every line carries the app. */
export interface Metrics {
  readonly registry: Registry;
  counter(options: MetricOptions): Counter;
  gauge(options: MetricOptions & { readonly collect?: (gauge: Gauge) => void | Promise<void> }): Gauge;
  histogram(options: MetricOptions & { readonly buckets?: readonly number[] }): Histogram;
  /** All of them in Prometheus' text format. */
  text(): Promise<string>;
}

const standardBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own per app, with the process's memory, CPU and event-loop figures in it. */
export const createMetrics = (app: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry, prefix: 'lyceum_' });
  const base = ({ name, help, labels = [] }: MetricOptions) => ({
    name: `lyceum_${name}`,
    help,
    labelNames: [...labels],
    registers: [registry],
  });
  return {
    registry,
    counter: (options) => new Counter(base(options)),
    gauge: (options) => {
      const { collect } = options;
      return new Gauge({
        ...base(options),
        ...(collect && {
          collect() {
            return collect(this);
          },
        }),
      });
    },
    histogram: (options) => new Histogram({ ...base(options), buckets: [...(options.buckets ?? standardBuckets)] }),
    text: () => registry.metrics(),
  };
};
