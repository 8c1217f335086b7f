/**
 * Says one step of the set-up, in one line. It goes to stderr: stdout belongs to what a command answers
 * (`npm run practice-server` and `--json` are read by programs).
 * @param {string} step what is looked at
 * @param {string} outcome what came of it
 */
export function say(step, outcome) {
  process.stderr.write(`  ${step.padEnd(18)} ${outcome}\n`);
}

/** Ends a command with a sentence for a person instead of a stack. */
export class SetupError extends Error {
  /** @param {string} message says what is missing and what to do about it */
  constructor(message) {
    super(message);
    this.name = 'SetupError';
  }
}
