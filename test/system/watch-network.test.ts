import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { watchNetwork } from '../../main/system/watch-network.ts';
import { createFakeClock } from '../fakes/clock.ts';

const address = (text: string, internal = false) =>
  ({ address: text, internal, family: 'IPv4' }) as NetworkInterfaceInfo;

function open() {
  const clock = createFakeClock();
  let interfaces: Record<string, NetworkInterfaceInfo[]> = {
    lo: [address('127.0.0.1', true)],
    wifi: [address('192.168.0.7')],
  };
  let changeCount = 0;
  const stop = watchNetwork({
    clock,
    read: () => interfaces,
    onChange: () => {
      changeCount += 1;
    },
  });
  return {
    ...{ clock, stop },
    become: (next: typeof interfaces) => {
      interfaces = next;
    },
    changeCount: () => changeCount,
  };
}

test('another address is told once, within a second', () => {
  const { clock, become, changeCount } = open();
  clock.advance(5_000);
  become({ lo: [address('127.0.0.1', true)], wifi: [address('10.0.0.3')] });
  clock.advance(1_000);
  expect(changeCount()).toBe(1);
  clock.advance(60_000);
  expect(changeCount()).toBe(1);
});

test('the network that goes and the one that comes are two changes', () => {
  const { clock, become, changeCount } = open();
  become({});
  clock.advance(1_000);
  become({ cable: [address('192.168.0.9')] });
  clock.advance(1_000);
  expect(changeCount()).toBe(2);
});

test('the same addresses in another order, or addresses that lead nowhere, are no change', () => {
  const { clock, become, changeCount } = open();
  become({ wifi: [address('192.168.0.7'), address('fe80::1')], lo: [address('::1', true)] });
  clock.advance(10_000);
  expect(changeCount()).toBe(0);
});

test('a computer that stood still is noticed although its addresses are the same', () => {
  const { clock, changeCount } = open();
  clock.setTo(clock.now() + 3_600_000);
  clock.advance(1_000);
  expect(changeCount()).toBe(1);
});

test('nothing is looked at any more once it is stopped', () => {
  const { clock, become, changeCount, stop } = open();
  stop();
  become({});
  clock.advance(10_000);
  expect([changeCount(), clock.pendingCount()]).toEqual([0, 0]);
});
