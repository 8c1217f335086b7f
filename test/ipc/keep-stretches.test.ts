import { expect, test } from 'vitest';
import { keepStretches } from '../../renderer/ipc/keep-stretches.ts';

interface Question {
  readonly key: string;
  readonly offset: number;
  answer(items: readonly string[]): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A list whose questions the test answers when it likes. */
function openList() {
  const list = keepStretches<{ readonly name: string }, number>(3);
  const questions: Question[] = [];
  const want = (key: string, version = 0) =>
    list.want({
      key,
      version,
      ask(offset) {
        const { promise, resolve, reject } = Promise.withResolvers<{
          items: { name: string }[];
          counts: number;
        }>();
        questions.push({
          ...{ key, offset },
          async answer(items) {
            resolve({ items: items.map((name) => ({ name })), counts: items.length });
            await promise;
          },
          async fail(error) {
            reject(error);
            await promise.catch(() => undefined);
          },
        });
        return promise;
      },
    });
  const open = () => questions.map(({ key, offset }) => `${key} ${offset}`);
  const names = () =>
    [...list.read().stretches].map(([stretch, items]) => `${stretch}: ${items.map(({ name }) => name)}`);
  return { list, questions, want, open, names };
}

test('only what is seen is asked for, and once', async () => {
  const { list, questions, want, open, names } = openList();
  want('a');
  await questions[0]?.answer(['1', '2', '3']);
  list.see(2, 7);
  list.see(3, 8);
  expect(open()).toEqual(['a 0', 'a 3', 'a 6']);
  await questions[2]?.answer(['7']);
  expect(names()).toEqual(['0: 1,2,3', '2: 7']);
});

test('another list takes the place of the first when it is there, and not before', async () => {
  const { list, questions, want, names } = openList();
  want('a');
  await questions[0]?.answer(['1']);
  want('b');
  expect(names()).toEqual(['0: 1']);
  await questions[1]?.answer(['2']);
  expect(names()).toEqual(['0: 2']);
  expect(list.read().key).toBe('b');
});

test('an answer that comes after a newer question is not shown', async () => {
  const { questions, want, names } = openList();
  want('a');
  want('b');
  await questions[1]?.answer(['2']);
  await questions[0]?.answer(['1']);
  expect(names()).toEqual(['0: 2']);
});

test('after a change what is seen is asked for anew, and what is the same stays the same object', async () => {
  const { list, questions, want, open } = openList();
  want('a');
  await questions[0]?.answer(['1', '2', '3']);
  list.see(3, 5);
  await questions[1]?.answer(['4', '5']);
  const before = list.read().stretches.get(1);
  want('a', 1);
  expect(open().slice(2)).toEqual(['a 3']);
  await questions[2]?.answer(['4', 'cinco']);
  const after = list.read().stretches.get(1);
  expect(after?.map(({ name }) => name)).toEqual(['4', 'cinco']);
  expect(after?.[0]).toBe(before?.[0]);
});

test('where one looks at the old list does not matter to the new one', async () => {
  const { list, questions, want, open } = openList();
  want('a');
  await questions[0]?.answer(['1']);
  want('b');
  list.see(30, 32);
  expect(open()).toEqual(['a 0', 'b 0']);
});

test('a failure is told, and what is seen can be asked for again', async () => {
  const { list, questions, want, names } = openList();
  want('a');
  await questions[0]?.fail(new Error('no'));
  expect(list.read().error?.message).toBe('no');
  list.reload();
  await questions[1]?.answer(['1']);
  expect(names()).toEqual(['0: 1']);
  expect(list.read().error).toBeNull();
});

test('what lies far away is let go, and asked for again when it is seen', async () => {
  const { list, questions, want, open } = openList();
  want('a');
  await questions[0]?.answer(['1']);
  for (let stretch = 1; stretch <= 16; stretch += 1) {
    list.see(stretch * 3, stretch * 3);
    await questions[stretch]?.answer(['x']);
  }
  expect(list.read().stretches.size).toBe(16);
  list.see(0, 0);
  expect(open().at(-1)).toBe('a 0');
});
