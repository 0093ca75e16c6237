import { findProgram } from '../../scripts/stack/find-program.ts';

/**
 * Paths of the programs that a test file needs, or undefined where one of them is absent: its tests are skipped then.
 * In CI nothing may be skipped, so there an absent program is an error.
 */
export async function programsOrSkip(...names: string[]): Promise<string[] | undefined> {
  try {
    return await Promise.all(names.map((name) => findProgram([name], 'run scripts/stack/install-tools')));
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    return undefined;
  }
}
