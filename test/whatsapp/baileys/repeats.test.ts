import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answered, decideRepeats } from '../../../main/whatsapp/baileys/decide-repeats.ts';
import { decideSession } from '../../../main/whatsapp/baileys/decide-session.ts';
import { readAsk } from '../../../main/whatsapp/baileys/read-ask.ts';

describe('a request for a message', () => {
  const stanza = (attrs: Record<string, string>, count = '2') => ({
    tag: 'receipt',
    attrs: { id: 'A', from: 'g@g.us', participant: '1@lid', type: 'retry', ...attrs },
    content: [{ tag: 'retry', attrs: { count } }],
  });

  test.each([
    ['a phone', stanza({}), { device: '1@lid', isPhone: true, count: 2 }],
    ['a phone with its number', stanza({ participant: '1:0@lid' }), { device: '1@lid', isPhone: true }],
    ['a companion', stanza({ participant: '1:3@lid' }), { device: '1:3@lid', isPhone: false }],
    ['no count', stanza({}, 'many'), { count: 1 }],
  ])('is read: %s', (_, frame, ask) =>
    expect(readAsk(frame)).toMatchObject({ messageId: 'A', group: 'g@g.us', ...ask }),
  );

  test.each([
    ['a receipt of another kind', stanza({ type: 'read' })],
    ['one in a chat of two', stanza({ from: '1@lid' })],
    ['one for a message of somebody else', stanza({ recipient: '2@lid' })],
    ['one of nobody', { ...stanza({}), attrs: { id: 'A', from: 'g@g.us', type: 'retry' } }],
    ['another stanza', { ...stanza({}), tag: 'message' }],
    ['bytes', new Uint8Array([1])],
  ])('is not: %s', (_, frame) => expect(readAsk(frame)).toBeUndefined());
});

describe('who is answered how', () => {
  const now = 100_000;
  const windowMs = 10_000;
  const phones = (...names: string[]) => names.map((name) => ({ device: `${name}@lid`, isPhone: true }));
  const companions = (...names: string[]) =>
    names.map((name) => ({ device: `${name}:1@lid`, isPhone: false }));
  const answered = (device: string, agoMs: number, count = 1): [string, Answered] => [
    device,
    { isPhone: !device.includes(':'), count, at: now - agoMs },
  ];
  const decide = (facts: Partial<Parameters<typeof decideRepeats>[0]>) =>
    decideRepeats({ waiting: [], answers: new Map(), repeatedToAllAt: undefined, now, windowMs, ...facts });
  const nothing = { byOneToAll: [], each: [], givenUp: [], nextAt: undefined };

  test('nobody asks: nothing is done', () => expect(decide({})).toEqual(nothing));

  test('three phones and two companions get a copy each', () =>
    expect(decide({ waiting: [...phones('a', 'b', 'c'), ...companions('a', 'b')] })).toEqual({
      ...nothing,
      each: ['a@lid', 'b@lid', 'c@lid', 'a:1@lid', 'b:1@lid'],
    }));

  test('four phones are served by one repeat to all, and the companions by their own', () =>
    expect(decide({ waiting: [...phones('a', 'b', 'c', 'd'), ...companions('e')] })).toEqual({
      ...nothing,
      byOneToAll: ['a@lid', 'b@lid', 'c@lid', 'd@lid'],
      each: ['e:1@lid'],
    }));

  test('the fourth phone of a window counts those that have got their copy', () =>
    expect(
      decide({
        waiting: phones('d'),
        answers: new Map([answered('a@lid', 9_000), answered('b@lid', 5_000), answered('c@lid', 1_000)]),
      }).byOneToAll,
    ).toEqual(['d@lid']));

  test('phones of an earlier window do not count', () =>
    expect(
      decide({
        waiting: phones('d'),
        answers: new Map([answered('a@lid', 10_000), answered('b@lid', 5_000), answered('c@lid', 1_000)]),
      }).each,
    ).toEqual(['d@lid']));

  test('after a repeat to all a phone waits for the end of the window, a companion does not', () =>
    expect(decide({ waiting: [...phones('e'), ...companions('f')], repeatedToAllAt: now - 4_000 })).toEqual({
      ...nothing,
      each: ['f:1@lid'],
      nextAt: now + 6_000,
    }));

  test('when the window ends the phone that waited is answered', () =>
    expect(decide({ waiting: phones('e'), repeatedToAllAt: now - windowMs })).toEqual({
      ...nothing,
      each: ['e@lid'],
    }));

  test('a device that asks twice in a window waits for its end', () =>
    expect(decide({ waiting: companions('a'), answers: new Map([answered('a:1@lid', 2_500)]) })).toEqual({
      ...nothing,
      nextAt: now + 7_500,
    }));

  test('a device that could read none of five copies is given up', () =>
    expect(decide({ waiting: companions('a'), answers: new Map([answered('a:1@lid', 60_000, 5)]) })).toEqual({
      ...nothing,
      givenUp: ['a:1@lid'],
    }));

  test('whoever asks, and in whatever order: nobody starves, nobody gets two own copies in a window, the group no two repeats', () => {
    const asks = fc.array(
      fc.record({
        atMs: fc.integer({ min: 0, max: 60_000 }),
        user: fc.integer({ min: 0, max: 30 }),
        isPhone: fc.boolean(),
      }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(asks, (all) => {
        const log = replay([...all].sort((one, other) => one.atMs - other.atMs));
        expect(gapsBetween(log.toAll).every((gap) => gap >= windowMs)).toBe(true);
        for (const times of log.byDevice.values()) {
          expect(gapsBetween(times).every((gap) => gap >= windowMs)).toBe(true);
        }
        for (const { device, waitedMs } of log.waits) {
          expect(waitedMs, device).toBeLessThanOrEqual(windowMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  /** Plays requests through time as `repeats.ts` does, with answers that take no time. */
  function replay(all: readonly { atMs: number; user: number; isPhone: boolean }[]) {
    const answers = new Map<string, Answered>();
    const waiting = new Map<string, { device: string; isPhone: boolean; since: number }>();
    const byDevice = new Map<string, number[]>();
    const [toAll, waits]: [number[], { device: string; waitedMs: number }[]] = [[], []];
    let lookAt: number | undefined;

    function look(at: number): void {
      const repeatedToAllAt = toAll.at(-1);
      const plan = decideRepeats({
        waiting: [...waiting.values()],
        answers,
        repeatedToAllAt,
        now: at,
        windowMs,
      });
      if (plan.byOneToAll.length > 0) toAll.push(at);
      for (const device of [...plan.byOneToAll, ...plan.each]) {
        const { isPhone = false, since = at } = waiting.get(device) ?? {};
        waits.push({ device, waitedMs: at - since });
        waiting.delete(device);
        if (plan.each.includes(device)) byDevice.set(device, [...(byDevice.get(device) ?? []), at]);
        answers.set(device, { isPhone, count: (answers.get(device)?.count ?? 0) + 1, at });
      }
      for (const device of plan.givenUp) waiting.delete(device);
      lookAt = plan.nextAt;
    }

    function goTo(at: number): void {
      while (lookAt !== undefined && lookAt <= at) look(lookAt);
    }

    for (const { atMs, user, isPhone } of all) {
      goTo(atMs);
      const device = isPhone ? `${user}@lid` : `${user}:1@lid`;
      const since = waiting.get(device)?.since ?? atMs;
      waiting.set(device, { device, isPhone, since });
      look(atMs);
    }
    goTo(Number.MAX_SAFE_INTEGER);
    expect(waiting.size).toBe(0);
    return { toAll, byDevice, waits };
  }

  function gapsBetween(times: readonly number[]): readonly number[] {
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }
});

describe('the session before an answer', () => {
  const session = { registrationId: 7, baseKey: 'one' };
  const facts = { hasTheirKeys: false, session, registrationId: 7, answeredOver: undefined };

  test.each([
    ['the device sent keys along', { hasTheirKeys: true }, 'take-theirs'],
    ['there is none', { session: undefined }, 'ask-for-keys'],
    ['only the key of the group is missing', {}, 'keep'],
    ['the app was installed anew on that device', { registrationId: 8 }, 'ask-for-keys'],
    ['the device does not say which installation it is', { registrationId: undefined }, 'keep'],
    ['we were never told which it is', { session: { ...session, registrationId: 0 } }, 'keep'],
    ['it could not read the last answer over this session', { answeredOver: 'one' }, 'ask-for-keys'],
    ['the last answer went over an older session', { answeredOver: 'older' }, 'keep'],
  ] as const)('when %s', (_, more, step) => expect(decideSession({ ...facts, ...more })).toBe(step));
});
