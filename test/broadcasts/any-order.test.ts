import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import { openTestShop } from '../builders.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';
import { dayMs, hourMs, minuteMs, openSender, type Sender, secondMs } from './open-sender.ts';

const names = ['Sem ninguém', 'Clientes', 'Vizinhos'];

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), code: fc.constantFrom(429, 403, 421, 463) }),
  },
  // Longer than the grace: what waits meanwhile without a connection becomes a question.
  { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const, ms: 35 * minuteMs }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...([
          'start',
          'disconnect',
          'drop',
          'connect',
          'holdAcks',
          'releaseAcks',
          'pause',
          'resume',
          'crash',
          'leave',
          'repeatFailed',
        ] as const),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'setBack' as const) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** A shop, a WhatsApp that outlives every crash, and one start of the app after the other. */
async function openStory() {
  const clock = createFakeClock();
  const shop = openTestShop();
  const groups = names.map((name, index) => ({ name, members: index }));
  const far = createFakeWhatsApp({ clock, groups, isLinked: true });
  const handedOverAt: number[] = [];
  const ids: BroadcastId[] = [];
  let setBackMs = 0;
  let endLife = () => {};
  let sender = await live();

  async function live(): Promise<Sender> {
    const life = { goesOn: true };
    endLife = () => {
      life.goesOn = false;
    };
    return openSender({
      shop,
      far,
      stopsAtEnd: false,
      clock: mortalClock(clock, life),
      wrapWhatsApp: (whatsapp) =>
        mortalPort(whatsapp, life, () => handedOverAt.push(clock.now() + setBackMs)),
    });
  }

  const act: Record<Exclude<Deed['kind'], 'wait' | 'answer'>, () => unknown> = {
    start: async () => {
      if (ids.length < 4) ids.push(await sender.start(names));
    },
    disconnect: () => far.whatsapp.disconnect(),
    drop: () => far.server.dropConnection(),
    connect: () => far.whatsapp.connect(),
    holdAcks: () => far.server.holdAcks(),
    releaseAcks: () => far.server.releaseAcks(),
    pause: () => ids[0] && sender.handlers['broadcasts.pause']({ id: ids[0] }),
    resume: () => ids[0] && sender.handlers['broadcasts.resume']({ id: ids[0] }),
    cancel: () => ids[0] && sender.handlers['broadcasts.cancel']({ id: ids[0] }),
    leave() {
      if (ids[0])
        sender.handlers['broadcasts.answerUnknown']({ id: ids[0], deliveryId: null, answer: 'leave' });
    },
    repeatFailed: () => ids[0] && sender.handlers['broadcasts.repeatFailed']({ id: ids[0] }),
    setBack() {
      setBackMs += dayMs;
      clock.setTo(clock.now() - dayMs);
    },
    async crash() {
      endLife();
      sender = await live();
    },
  };

  const isAnyOpen = () =>
    shop.db.prepare("SELECT 1 FROM deliveries WHERE state IN ('waiting', 'sending')").get() !== undefined;

  return {
    shop,
    far,
    clock,
    handedOverAt,
    async live(deeds: readonly Deed[]) {
      for (const one of deeds) {
        if (one.kind === 'wait') await clock.run(one.ms);
        else if (one.kind === 'answer') await far.server.ackNextWith(one.code);
        else await Promise.resolve(act[one.kind]()).catch(isRefusalWithoutConnection);
        await clock.run(0);
      }
    },
    /** Everything turns to the good, she says yes to all that was cut off, and time enough passes: at most a day. */
    async end() {
      await far.server.releaseAcks();
      await far.whatsapp.connect();
      await clock.run(secondMs);
      sender.handlers['broadcasts.answerInterrupted']({ id: null, answer: 'now' });
      for (const id of ids) sender.handlers['broadcasts.resume']({ id });
      for (let hours = 0; hours < 23 && isAnyOpen(); hours += 1) await clock.run(hourMs);
      // What goes twice would go soon after.
      await clock.run(hourMs);
      const stopped = sender.broadcasts.stop();
      await stopped;
      endLife();
    },
  };
}

function isRefusalWithoutConnection(error: unknown): void {
  if (!(error instanceof Error) || error.message !== 'not-connected') throw error;
}

interface Life {
  readonly goesOn: boolean;
}

/** After the end of a life its timers do nothing any more. */
function mortalClock(clock: FakeClock, life: Life): FakeClock {
  const after: FakeClock['after'] = (ms, action) => clock.after(ms, () => life.goesOn && action());
  return Object.create(clock, { after: { value: after } }) as FakeClock;
}

/** After the end of a life it hears nothing and gets no answer any more; what it handed over is under way. */
function mortalPort(whatsapp: WhatsApp, life: Life, onPost: () => void): WhatsApp {
  const post: WhatsApp['post'] = async (message) => {
    if (whatsapp.connection.kind === 'connected') onPost();
    const outcome = await whatsapp.post(message);
    return life.goesOn ? outcome : new Promise(() => {});
  };
  const on: WhatsApp['on'] = (name, listener) => whatsapp.on(name, (event) => life.goesOn && listener(event));
  return Object.create(whatsapp, { post: { value: post }, on: { value: on } }) as WhatsApp;
}

test('in whatever order things happen, nothing goes twice, nothing goes too soon, and nothing is left lying', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      const story = await openStory();
      await story.live([{ kind: 'start' }, ...deeds]);
      await story.end();

      for (const [index, at] of story.handedOverAt.entries()) {
        const before = story.handedOverAt[index - 1] ?? Number.NEGATIVE_INFINITY;
        expect(at - before).toBeGreaterThanOrEqual(20 * secondMs);
      }
      for (const name of names) await checkGroup(story, name);
      expect(await story.far.takeViolations()).toEqual([]);
      story.shop.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** What the server took for a group is what the disk calls sent, and perhaps what it calls unknown. */
async function checkGroup({ shop, far }: Awaited<ReturnType<typeof openStory>>, name: string): Promise<void> {
  const count = (state: string) =>
    Number(
      shop.db
        .prepare('SELECT count(*) AS count FROM deliveries WHERE group_name = ? AND state = ?')
        .get(name, state)?.count,
    );
  const taken = await far.group(name).stanzaCount();
  expect(taken).toBeGreaterThanOrEqual(count('sent'));
  expect(taken).toBeLessThanOrEqual(count('sent') + count('unknown'));
  for (const state of ['waiting', 'sending']) expect(count(state)).toBe(0);
  for (const { entries } of await far.group(name).inbox()) {
    expect(new Set(entries.map(({ messageId }) => messageId)).size).toBe(entries.length);
  }
}

test('the story above has teeth: it ends well when nothing happens', async () => {
  const story = await openStory();
  await story.live([{ kind: 'start' }, { kind: 'wait', ms: 3 * minuteMs }]);
  await story.end();
  expect(story.handedOverAt.length).toBe(3);
  for (const name of names) expect(await story.far.group(name).stanzaCount()).toBe(1);
});
