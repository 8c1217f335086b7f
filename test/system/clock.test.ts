import { expect, test } from 'vitest';
import { type Clock, hasten, systemClock } from '../../main/system/clock.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';

/** What every clock of ours keeps; `pass` lets so much time go by. */
const clocks: readonly [string, () => { readonly clock: Clock; pass(ms: number): Promise<void> }][] = [
  [
    'of the computer',
    () => ({
      clock: systemClock,
      pass: (ms) => new Promise((resolve) => void systemClock.after(ms, resolve)),
    }),
  ],
  ['of the tests', () => passing(createFakeClock(), 1)],
  ['that is hastened', () => passing(createFakeClock(), 10)],
];

function passing(fake: FakeClock, speed: number) {
  return { clock: speed === 1 ? fake : hasten(fake, speed), pass: (ms: number) => fake.run(ms) };
}

test.for(clocks)(
  'a clock %s runs what was asked for once, in order, and not what was called off',
  async ([, open]) => {
    const { clock, pass } = open();
    const done: string[] = [];
    clock.after(20, () => done.push('second'));
    clock.after(5, () => done.push('first'));
    const cancel = clock.after(10, () => done.push('called off'));
    cancel();
    cancel();
    expect(done).toEqual([]);
    await pass(60);
    expect(done).toEqual(['first', 'second']);
  },
);

test.for(clocks)(
  'a clock %s goes on while time passes, and names a zone that Intl knows',
  async ([, open]) => {
    const { clock, pass } = open();
    const before = clock.now();
    await pass(30);
    expect(clock.now() - before).toBeGreaterThanOrEqual(25);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: clock.timeZone() })).not.toThrow();
  },
);
