import { EventEmitter } from 'node:events';
import type { networkInterfaces } from 'node:os';
import type { PowerMonitor } from 'electron';
import { expect, test } from 'vitest';
import { createOnMoment } from '../../main/system/moments.ts';
import { createFakeClock } from '../fakes/clock.ts';

function open() {
  const clock = createFakeClock();
  const monitor = new EventEmitter();
  const network = { address: '10.0.0.2' };
  const readNetwork = () =>
    ({ wlan0: [{ address: network.address, internal: false }] }) as unknown as ReturnType<
      typeof networkInterfaces
    >;
  const onMoment = createOnMoment({ monitor: monitor as unknown as PowerMonitor, clock, readNetwork });
  return { clock, monitor, network, onMoment };
}

test('Waking up, an unlocked screen and another network are told to each who listens, until they stop.', () => {
  const { clock, monitor, network, onMoment } = open();
  const heard = { first: 0, second: 0 };
  const stop = (['first', 'second'] as const).map((who) =>
    onMoment(() => {
      heard[who] += 1;
    }),
  );
  monitor.emit('resume');
  monitor.emit('unlock-screen');
  expect(heard).toEqual({ first: 2, second: 2 });
  network.address = '10.0.0.3';
  clock.advance(1_000);
  expect(heard).toEqual({ first: 3, second: 3 });

  stop[0]?.();
  monitor.emit('resume');
  expect(heard).toEqual({ first: 3, second: 4 });
  stop[1]?.();
  expect([clock.pendingCount(), ...monitor.eventNames()]).toEqual([0]);
});
