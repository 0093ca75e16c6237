/** A failure that its message explains: shown without a stack. */
export class Failure extends Error {}

const OLDEST_MAJOR = 20;

/**
 * Runs a command's main function and ends the process with the exit code that it gives; a failure is told in one
 * paragraph and ends it with 1.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    if (Number.parseInt(process.versions.node, 10) < OLDEST_MAJOR) {
      throw new Failure(`This is Node ${process.versions.node}; Node ${OLDEST_MAJOR} or newer is needed.`);
    }
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
