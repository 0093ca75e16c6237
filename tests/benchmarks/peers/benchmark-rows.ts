/** A set and how much of it is learnt from. */
export interface BenchmarkRow {
  /** Name of a file of the data folder, without `.jsonl` or `.jsonl.gz`. */
  set: string;
  /** The first so many training documents; all of them if undefined. */
  trainLimit?: number;
}

/** What a full run covers. */
const ALL_ROWS = [
  'loan-agreements',
  'ncbi-disease:50',
  'ncbi-disease:100',
  'ncbi-disease',
  'wnut17:50',
  'wnut17:200',
  'wnut17',
  'crossner-ai',
  'crossner-literature',
  'crossner-music',
  'crossner-politics',
  'crossner-science',
  'snips-slots:200',
  'german-ler:200',
  'germeval14',
];

/**
 * Reads `set[:limit],...`; without it, the rows of a full run.
 *
 * Throws a RangeError for anything else.
 */
export function parseRows(text?: string): BenchmarkRow[] {
  const names = text === undefined ? ALL_ROWS : text.split(',');
  return names.map((name) => {
    const [, set, limit] = /^([\w.-]+)(?::([1-9]\d*))?$/.exec(name) ?? [];
    if (set === undefined) throw new RangeError(`--sets must be set[:limit],... and has "${name}".`);
    return limit === undefined ? { set } : { set, trainLimit: Number(limit) };
  });
}
