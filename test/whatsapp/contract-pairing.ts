import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Connection } from '../../shared/connection.ts';
import { until } from './until.ts';
import { ackMs, plans, readQr, type StartWorld, showQr, type World } from './world.ts';

/** How a computer is linked, stays linked, and is unlinked. */
export function describePairing(name: string, startWorld: StartWorld): void {
  describe.each([0, 1, 2] as const)(
    `${name}: pairing while the secret is renewed %i times`,
    (refreshesPerPairing) => {
      let world: World;
      beforeAll(async () => {
        world = await startWorld({ groups: plans, refreshesPerPairing, ackMs });
      });
      afterAll(() => world.stop());

      test('a QR that was scanned links the computer, at the last after each renewal', async () => {
        const { whatsapp, phone } = world;
        const seen = follow(whatsapp);
        expect(whatsapp.connection).toEqual({ kind: 'off' });
        await whatsapp.connect();
        for (let scan = 0; scan < refreshesPerPairing; scan += 1) {
          const { text } = await showQr(whatsapp, scan > 0);
          expect(await phone.scanQr(text)).toBe('could-not-link');
          await until('another QR is shown', () => readQr(whatsapp)?.text !== text);
          expect(await phone.scanQr(text)).toBe('could-not-link');
        }
        expect(await phone.scanQr((await showQr(whatsapp, refreshesPerPairing > 0)).text)).toBe('linked');
        await until('it is connected', () => whatsapp.connection.kind === 'connected');
        expect(seen).toContain('linking');
        expect(seen.slice(seen.indexOf('linking'))).toEqual(['linking', 'connected']);
        expect(await world.takeViolations()).toEqual([]);
      });

      test('after a break it connects again without the phone', async () => {
        const { whatsapp } = world;
        await whatsapp.disconnect();
        expect(whatsapp.connection).toEqual({ kind: 'off' });
        const seen = follow(whatsapp);
        await whatsapp.connect();
        await until('it is connected', () => whatsapp.connection.kind === 'connected');
        expect(seen).toEqual(['starting', 'connected']);
        await whatsapp.connect();
        expect(seen).toEqual(['starting', 'connected']);
      });

      test('unlinked on the phone it says so, and the next start shows a QR', async () => {
        const { whatsapp, phone } = world;
        await phone.unlink();
        await until('it is unlinked', () => whatsapp.connection.kind === 'unlinked');
        expect(whatsapp.connection).toEqual({ kind: 'unlinked', by: 'phone' });
        await whatsapp.connect();
        await showQr(whatsapp, false);
      });

      test('a code that was typed on the phone links the computer', async () => {
        const { whatsapp, phone } = world;
        await whatsapp.pairByCode(asPeopleWriteIt(phone.phoneNumber));
        const { code, expiresAt } = await showCode(whatsapp);
        expect(code).toMatch(/^[0-9A-Z]{8}$/);
        expect(expiresAt).toBeGreaterThan(Date.now());
        expect(await phone.enterCode('WRONG234')).toBe('could-not-link');
        await whatsapp.pairByCode(phone.phoneNumber);
        expect(await phone.enterCode((await showCode(whatsapp)).code)).toBe('linked');
        await until('it is connected', () => whatsapp.connection.kind === 'connected');
        expect(await world.takeViolations()).toEqual([]);
      });

      test('a number that has no account gets no code', async () => {
        const { whatsapp } = world;
        await whatsapp.unlink();
        await whatsapp.pairByCode('5500900000000');
        await until('it has stopped', () => whatsapp.connection.kind === 'stopped');
        expect(whatsapp.connection).toEqual({ kind: 'stopped', reason: 'phone-number-invalid' });
      });

      test('unlinked by the person it forgets the login', async () => {
        const { whatsapp } = world;
        await whatsapp.unlink();
        expect(whatsapp.connection).toEqual({ kind: 'unlinked', by: 'person' });
        await whatsapp.connect();
        await showQr(whatsapp, false);
        expect(await world.takeViolations()).toEqual([]);
      });

      test.each(['', 'five', '12345', '+55 11 9876 abcd', '00055119999'])(
        'a phone number such as "%s" is refused',
        async (text) => {
          await expect(world.whatsapp.pairByCode(text)).rejects.toMatchObject({
            code: 'phone-number-invalid',
          });
        },
      );
    },
  );
}

/** The kinds of connection that follow, without repeats in a row. */
function follow(whatsapp: WhatsApp): Connection['kind'][] {
  const kinds: Connection['kind'][] = [];
  whatsapp.on('connection', ({ kind }) => {
    if (kinds.at(-1) !== kind) kinds.push(kind);
  });
  return kinds;
}

async function showCode(whatsapp: WhatsApp) {
  await until('a code is shown', () => whatsapp.connection.kind === 'waiting-for-code');
  const { connection } = whatsapp;
  if (connection.kind !== 'waiting-for-code') throw new Error('The code is gone');
  return connection;
}

function asPeopleWriteIt(digits: string): string {
  return digits.replace(/^(..)(..)(.*)(....)$/, '+$1 ($2) $3-$4');
}
