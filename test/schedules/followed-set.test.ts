import { expect, test } from 'vitest';
import type { GroupSetId } from '../../shared/group-sets.ts';
import { openSender } from '../broadcasts/open-sender.ts';
import { aTiming, daily, openPlanner } from './open-planner.ts';

const today = '2025-11-22';
const three = ['Clientes', 'Vizinhos', 'Família'];

/** A set that can get other members, and a schedule for it at ten. */
async function follow(
  members: readonly string[],
  plan: Parameters<ReturnType<typeof openPlanner>['save']>[0] = {},
) {
  const sender = await openSender();
  const planner = openPlanner(sender);
  const put = async (names: readonly string[], id?: GroupSetId) => {
    const set = {
      ...(id && { id }),
      name: 'VIP',
      color: 'teal' as const,
      groupIds: names.map(sender.groupId),
    };
    return (await planner.sets.handlers['groups.saveSet']({ set })).id;
  };
  const setId = await put(members);
  const id = planner.save({ groups: [], setIds: [setId], ...plan });
  return { sender, ...planner, id, setId, change: (names: readonly string[]) => put(names, setId) };
}

test.for<
  [string, members: readonly string[], named: readonly string[], later: readonly string[], got: number[]]
>([
  ['who came into the set', ['Clientes'], [], ['Clientes', 'Vizinhos'], [1, 1, 0]],
  ['nobody who left it', ['Clientes', 'Vizinhos'], [], ['Clientes'], [1, 0, 0]],
  ['who is named beside it, once, whether in the set or not', ['Clientes'], ['Vizinhos'], three, [1, 1, 1]],
  ['who is named beside it, also after it left the set', ['Clientes'], ['Clientes'], ['Família'], [1, 0, 1]],
])('a schedule that follows a set reaches %s', async ([, members, named, later, got]) => {
  const { sender, until, change } = await follow(members, { groups: named });
  await until(today, '09:59');
  await change(later);
  await until(today, '10:10');
  expect(await sender.taken(three)).toEqual(got);
});

test('each run goes to the members of its own time, and what has gone is not made up for', async () => {
  const { sender, until, change } = await follow(['Clientes'], { timing: aTiming(today, '10:00', daily) });
  await until(today, '10:10');
  await change(['Clientes', 'Família']);
  await until(today, '23:00');
  expect(await sender.taken(three)).toEqual([1, 0, 0]);
  await until('2025-11-23', '10:10');
  expect(await sender.taken(three)).toEqual([2, 0, 1]);
});

test('what was missed goes to the members of the moment in which she answers', async () => {
  const { sender, handlers, id, jumpTo, wakeUp, missed, change } = await follow(['Clientes', 'Vizinhos']);
  jumpTo(today, '15:00');
  wakeUp();
  await sender.clock.run(1_500);
  expect(missed()).toMatchObject([{ scheduleId: id, groupCount: 2 }]);
  await change(['Família']);
  await handlers['schedules.answerMissed']({ id, answer: 'now' });
  await sender.clock.run(3 * 60_000);
  expect(await sender.taken(three)).toEqual([0, 0, 1]);
});

test('a set that was deleted reaches nobody, unless the deletion is taken back; who is named gets it all the same', async () => {
  const { sender, sets, setId, save, until, runs } = await follow(['Clientes']);
  save({ groups: ['Vizinhos'], setIds: [setId], timing: aTiming(today, '11:00') });
  save({ groups: [], setIds: [setId], timing: aTiming(today, '12:00') });
  await sets.handlers['groups.deleteSet']({ id: setId });
  await until(today, '11:30');
  expect(await sender.taken(three)).toEqual([0, 1, 0]);
  await sets.handlers['groups.restoreSet']({ id: setId });
  await until(today, '12:10');
  expect(await sender.taken(three)).toEqual([1, 1, 0]);
  expect(await runs(today, '2025-11-23')).toEqual([
    ...['22 10:00 held: no-group', '22 11:00 started', '22 12:00 started'],
  ]);
});
