import { EventEmitter } from 'node:events';
import type { App, BrowserWindow } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import type { Leave } from '../../main/system/leave.ts';
import { stopInOrder } from '../../main/system/stop-in-order.ts';
import { createFakeClock } from '../fakes/clock.ts';

interface Plan {
  readonly close?: () => ReturnType<Leave['close']>;
  readonly quit?: () => Promise<boolean>;
  /** Nothing is loaded yet that could be asked about. */
  readonly isEarly?: boolean;
  readonly stop?: () => Promise<void>;
}

/** An app whose second `quit` after a stop ends it, as Electron's does. */
function open({ close = async () => 'quit', quit = async () => true, isEarly = false, stop }: Plan = {}) {
  const events = new EventEmitter();
  const window = new EventEmitter();
  const clock = createFakeClock();
  const done: string[] = [];
  const known = new Set(process.eventNames());
  const before = new Map([...known].map((name) => [name, process.listeners(name as 'SIGTERM')]));

  function emit(emitter: EventEmitter, name: string): boolean {
    let isPrevented = false;
    emitter.emit(name, { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }

  const app = Object.assign(events, {
    quit() {
      if (!emit(events, 'before-quit') && !emit(window, 'close')) done.push('ended');
    },
  });
  const { quitNow } = stopInOrder({
    app: app as unknown as Pick<App, 'on' | 'quit'>,
    window: window as unknown as Pick<BrowserWindow, 'on'>,
    clock,
    show: () => done.push('shown'),
    hide: () => done.push('hidden'),
    readLeave: () => (isEarly ? undefined : { close, quit }),
    async stop(patienceMs) {
      done.push(`stop ${patienceMs ?? 'soon'}`);
      await stop?.();
    },
  });
  onTestFinished(() => {
    for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
      for (const listener of process.listeners(name)) {
        if (!before.get(name)?.includes(listener)) process.off(name, listener);
      }
    }
  });
  return { app, done, clock, quitNow, closes: () => emit(window, 'close'), emits: events };
}

const never = () => new Promise<never>(() => {});

test('Quitting asks, stops with the time for the present group, and ends.', async () => {
  const { app, done, clock } = open();
  app.quit();
  await clock.run(1);
  expect(done).toEqual(['hidden', 'stop 20000', 'ended']);
});

test('She goes back, and nothing has happened; a second question waits for the answer to the first.', async () => {
  let asked = 0;
  let answer: (mayQuit: boolean) => void = () => {};
  const quit = () => {
    asked += 1;
    return new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  };
  const { app, done, clock, closes } = open({ quit });
  app.quit();
  app.quit();
  expect(closes()).toBe(true);
  expect(asked).toBe(1);
  answer(false);
  await clock.run(1);
  expect(done).toEqual([]);
  app.quit();
  answer(true);
  await clock.run(1);
  expect(asked).toBe(2);
  expect(done.at(-1)).toBe('ended');
});

test.for([
  ['hide', ['hidden']],
  ['stay', []],
  ['quit', ['hidden', 'stop 20000', 'ended']],
] as const)('A closed window whose answer is %s does %j.', async ([answer, wanted]) => {
  const { done, clock, closes } = open({ close: async () => answer });
  expect(closes()).toBe(true);
  await clock.run(1);
  expect(done).toEqual(wanted);
});

test('A shutdown ends it at once, also while she is asked, and her late answer changes nothing.', async () => {
  let answer: (mayQuit: boolean) => void = () => {};
  const quit = () =>
    new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  const { app, done, clock, quitNow } = open({ quit });
  app.quit();
  quitNow();
  await clock.run(1);
  answer(false);
  await clock.run(1);
  expect(done).toEqual(['hidden', 'stop soon', 'ended']);
});

test('What does not stop in time ends with the process.', async () => {
  const { app, done, clock } = open({ stop: never });
  app.quit();
  await clock.run(27_000);
  expect(done).toEqual(['hidden', 'stop 20000']);
  await clock.run(2_000);
  expect(done.at(-1)).toBe('ended');
});

test('A question that cannot be put, or comes before there is anything to ask about, keeps nobody.', async () => {
  const broken = open({ quit: async () => Promise.reject(new Error('no dialog')) });
  broken.app.quit();
  await broken.clock.run(1);
  expect(broken.done.at(-1)).toBe('ended');
  const early = open({ isEarly: true });
  early.app.quit();
  await early.clock.run(1);
  expect(early.done).toEqual(['hidden', 'stop soon', 'ended']);
});

test('A second start shows the window, unless the computer made it or the app is ending.', async () => {
  const { app, done, emits } = open({ stop: never });
  emits.emit('second-instance', {}, ['app', '--hidden']);
  expect(done).toEqual([]);
  emits.emit('second-instance', {}, ['app']);
  expect(done).toEqual(['shown']);
  app.quit();
  await expect.poll(() => done).toEqual(['shown', 'hidden', 'stop 20000']);
  emits.emit('second-instance', {}, ['app']);
  expect(done).toHaveLength(3);
});
