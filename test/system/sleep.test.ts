import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { expect, test } from 'vitest';
import { createSleep } from '../../main/system/sleep.ts';
import { createFakeClock } from '../fakes/clock.ts';

function open() {
  const clock = createFakeClock();
  const monitor = new EventEmitter();
  const sleep = createSleep(monitor as unknown as PowerMonitor, clock);
  let wakeCount = 0;
  const stopListening = sleep.onWake(() => {
    wakeCount += 1;
  });
  return { clock, monitor, sleep, stopListening, wakes: () => wakeCount };
}

test('From the word that it sleeps until the word that it is awake the computer is asleep.', () => {
  const { monitor, sleep, stopListening, wakes } = open();
  expect(sleep.isAsleep()).toBe(false);
  monitor.emit('suspend');
  expect(sleep.isAsleep()).toBe(true);
  monitor.emit('resume');
  expect([sleep.isAsleep(), wakes()]).toEqual([false, 1]);
  stopListening();
  monitor.emit('resume');
  expect(wakes()).toBe(1);
});

test('A sleep that never came is over after a minute, and nothing waits for its end.', () => {
  const { clock, monitor, sleep, wakes } = open();
  monitor.emit('suspend');
  clock.advance(30_000);
  monitor.emit('suspend');
  clock.advance(59_000);
  expect(sleep.isAsleep()).toBe(true);
  clock.advance(1_000);
  expect([sleep.isAsleep(), wakes()]).toEqual([false, 1]);
  monitor.emit('suspend');
  sleep.stop();
  expect([clock.pendingCount(), ...monitor.eventNames()]).toEqual([0]);
});
