import { expect, test } from 'vitest';
import { createHealth } from '../../main/health/health.ts';
import { createEvents } from '../../main/whatsapp/baileys/events.ts';
import type { AccountStanding, WhatsAppEvents } from '../../main/whatsapp/whatsapp.ts';
import type { Health } from '../../shared/health.ts';
import { createFakeClock, fakeNow } from '../fakes/clock.ts';

const good: AccountStanding = { timeLock: null, quiet: null, unknownCode: null };

function open() {
  const clock = createFakeClock();
  const events = createEvents<WhatsAppEvents>((error) => {
    throw error;
  });
  let standing = good;
  let asked = good;
  const become = (next: AccountStanding) => {
    standing = next;
    events.emit('standing', next);
  };
  const published: Health[] = [];
  const health = createHealth({
    whatsapp: {
      connection: { kind: 'connected', listedAs: 'Chrome' },
      get standing() {
        return standing;
      },
      async readHealth() {
        become(asked);
        return asked;
      },
      on: events.on,
    },
    clock,
    publish: (value) => published.push(value),
  });
  return {
    ...{ clock, health, become },
    answerWith: (next: AccountStanding) => {
      asked = next;
    },
    lights: () => published.map(({ light }) => light),
  };
}

test('a quiet that ends is told without anything happening', () => {
  const { clock, become, lights } = open();
  become({ ...good, quiet: { until: fakeNow + 900_000, code: 429 } });
  clock.advance(899_999);
  expect(lights()).toEqual(['yellow']);
  clock.advance(1);
  expect(lights()).toEqual(['yellow', 'green']);
});

test('a restriction of two months is not forgotten by a timer that takes no such number', () => {
  const { clock, become, lights } = open();
  become({ ...good, timeLock: { until: fakeNow + 60 * 24 * 3_600_000 } });
  clock.advance(59 * 24 * 3_600_000);
  expect(new Set(lights())).toEqual(new Set(['red']));
  clock.advance(24 * 3_600_000);
  expect(lights().at(-1)).toBe('green');
});

test('asked by the person, it tells what WhatsApp says now', async () => {
  const { health, answerWith, lights } = open();
  answerWith({ ...good, timeLock: { until: fakeNow + 1_000 } });
  await health.handlers['health.refresh']({});
  expect(lights().at(-1)).toBe('red');
});

test('stopped, it waits for nothing', () => {
  const { clock, health, become } = open();
  become({ ...good, quiet: { until: fakeNow + 900_000, code: 429 } });
  health.stop();
  expect(clock.pendingCount()).toBe(0);
});
