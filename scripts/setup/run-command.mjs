import { SetupError } from './say.mjs';

/**
 * Runs one command of package.json: its answer is the exit status, a SetupError is said as a sentence, and
 * everything that it started is given the chance to end.
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
