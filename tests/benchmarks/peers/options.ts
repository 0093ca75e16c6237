import { parseArgs } from 'node:util';
import { wholeNumber } from '../whole-number.ts';
import { type BenchmarkRow, parseRows } from './benchmark-rows.ts';
import { SYSTEMS, type System } from './systems.ts';

const USAGE =
  'Usage: npm run bench:peers -- [--python PATH] [--encoder DIR] [--sets SET[:N],...] [--systems NAME,...] ' +
  '[--seeds N] [--data DIR]';

export interface PeersOptions {
  rows: BenchmarkRow[];
  systems: System[];
  seeds: number[];
  /** Folder of the sets. */
  data: string;
  python: string;
  /** Folder of a pretrained encoder. */
  encoder?: string;
}

/** Throws an Error that says what is wrong with the arguments. */
export function readPeersOptions(args?: string[]): PeersOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        python: { type: 'string', default: 'python3' },
        encoder: { type: 'string' },
        sets: { type: 'string' },
        systems: { type: 'string' },
        seeds: { type: 'string', default: '1' },
        data: { type: 'string', default: '../shared/data' },
      },
    });
    const { data, python, encoder } = values;
    return {
      rows: parseRows(values.sets),
      systems: chooseSystems(values.systems, encoder),
      seeds: Array.from({ length: wholeNumber('--seeds', values.seeds, 1) }, (_, seed) => seed),
      data,
      python,
      ...(encoder !== undefined && { encoder }),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message} ${USAGE}`);
  }
}

/** The named systems, `none` naming none; by default all that the arguments allow. */
function chooseSystems(names: string | undefined, encoder: string | undefined): System[] {
  if (names === 'none') return [];
  if (names === undefined)
    return SYSTEMS.filter(({ needsEncoder }) => !needsEncoder || encoder !== undefined);
  return names.split(',').map((name) => {
    const system = SYSTEMS.find((one) => one.name === name);
    if (!system)
      throw new RangeError(`There is no system "${name}": ${SYSTEMS.map((one) => one.name).join(', ')}.`);
    if (system.needsEncoder && encoder === undefined)
      throw new RangeError(`--encoder is missing, a folder that ${name} needs.`);
    return system;
  });
}
