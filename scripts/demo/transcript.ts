/** What the demo did and found, line by line, for a person to read. */
export interface Transcript {
  say(what: string, facts: string): void;
  /** States something that must be so; what is not makes the demo fail. */
  expect(isSo: boolean, statement: string): void;
  /** Prints the verdict. @param works what works when all is so @returns the exit status */
  end(works?: string): number;
}

export function createTranscript(
  print = (line: string) => void process.stdout.write(`${line}\n`),
): Transcript {
  let expected = 0;
  let missed = 0;
  return {
    say: (what, facts) => print(`  ${what.padEnd(18)} ${facts}`),
    expect(isSo, statement) {
      expected += 1;
      if (!isSo) missed += 1;
      print(`  ${(isSo ? 'yes' : 'NO').padEnd(18)} ${statement}`);
    },
    end(works = 'The main job') {
      const isGood = missed === 0 && expected > 0;
      print(
        isGood
          ? `\n${works} works: everything above is so.`
          : `\n${missed} of ${expected} statements are not so.`,
      );
      return isGood ? 0 : 1;
    },
  };
}
