import { expect, test } from 'vitest';
import { takeTurns } from '../../main/ipc/take-turns.ts';

/** Questions that come at once, on a clock that only answering moves. @returns which were answered turn by turn */
async function answerAll(lastingMs: readonly number[]): Promise<readonly (readonly number[])[]> {
  let now = 0;
  const inTurn = takeTurns(() => now);
  const turns: number[][] = [[]];
  let counting = setImmediate(function count() {
    turns.push([]);
    counting = setImmediate(count);
  });
  const all = lastingMs.map((ms, question) =>
    inTurn(() => {
      now += ms;
      turns.at(-1)?.push(question);
    }),
  );
  await Promise.all(all);
  clearImmediate(counting);
  return turns.filter((turn) => turn.length > 0);
}

test.each([
  ['short answers share a turn', [1, 1, 1], [[0, 1, 2]]],
  ['after a long one the next waits for another turn', [30, 20], [[0], [1]]],
  ['each of many long ones has a turn of its own', [30, 20, 30, 20], [[0], [1], [2], [3]]],
  [
    'short ones go on until they have become long together',
    [4, 4, 4, 1],
    [
      [0, 1],
      [2, 3],
    ],
  ],
])('%s', async (_what, lastingMs, expected) => {
  expect(await answerAll(lastingMs)).toEqual(expected);
});

test('who asks later waits for nobody', async () => {
  let now = 0;
  const inTurn = takeTurns(() => now);
  await inTurn(() => {
    now += 30;
  });
  await new Promise((done) => setImmediate(done));
  let isAnswered = false;
  void inTurn(() => {
    isAnswered = true;
  });
  expect(isAnswered).toBe(true);
});

test('what comes of it is passed on, a failure too', async () => {
  const inTurn = takeTurns(() => 0);
  expect(await inTurn(async () => 'answer')).toBe('answer');
  await expect(
    inTurn(() => {
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
});
