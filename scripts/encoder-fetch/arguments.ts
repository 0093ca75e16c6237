import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FetchFailure } from './failure.ts';

const DEFAULT_HUB = 'https://huggingface.co';
const USAGE = 'Usage: npm run encoder:fetch -- MODEL_ID [--revision NAME] [--to FOLDER] [--hub URL]';

export interface Arguments {
  id: string;
  revision: string;
  folder: string;
  hub: string;
  token: string | undefined;
}

/** @throws FetchFailure that shows the usage */
export function readArguments(args: string[], environment: Record<string, string | undefined>): Arguments {
  const { values, positionals } = parsed(args);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new FetchFailure(`One id of a model is needed.\n${USAGE}`);
  return {
    id,
    revision: values.revision ?? 'main',
    folder: values.to ?? join('data/encoders', id),
    hub: values.hub ?? (environment.SPANSMITH_HUB_URL || DEFAULT_HUB),
    token: environment.HF_TOKEN || undefined,
  };
}

function parsed(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { revision: option, to: option, hub: option },
      allowPositionals: true,
    });
  } catch (error) {
    throw new FetchFailure(`${(error as Error).message}\n${USAGE}`);
  }
}
