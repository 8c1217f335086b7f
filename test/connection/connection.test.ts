import { expect, test } from 'vitest';
import { createConnection } from '../../main/connection/connection.ts';
import type { Connection } from '../../shared/connection.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

function openConnection(isLinked = false) {
  const clock = createFakeClock();
  const far = createFakeWhatsApp({ clock, groups: [], isLinked, refreshesPerPairing: 0 });
  const published: Connection[] = [];
  let passMoment = () => {};
  const connection = createConnection({
    whatsapp: far.whatsapp,
    onMoment(listener) {
      passMoment = listener;
      return () => {
        passMoment = () => {};
      };
    },
    publish: (value) => published.push(value),
  });
  return {
    far,
    passMoment: () => passMoment(),
    connection,
    published,
    handlers: connection.handlers,
    kinds: () => published.map(({ kind }) => kind),
  };
}

test('until it begins the window keeps what it was painted with', () => {
  expect(openConnection().kinds()).toEqual([]);
});

test('it begins by itself, with a QR', async () => {
  const { connection, kinds } = openConnection();
  await connection.begin();
  expect(kinds()).toEqual(['starting', 'waiting-for-scan']);
});

test('who asks for a code before it begins is not overtaken by a QR', async () => {
  const { far, connection, handlers, kinds } = openConnection();
  await handlers['connection.pairByCode']({ phoneNumber: far.phone.phoneNumber });
  await connection.begin();
  expect(kinds().at(-1)).toBe('waiting-for-code');
});

test('with a stored login a start needs no phone', async () => {
  const { handlers, kinds } = openConnection(true);
  await handlers['connection.start']({});
  expect(kinds()).toEqual(['starting', 'connected']);
});

test('a person starts it, the phone scans, and every step is published', async () => {
  const { far, handlers, published, kinds } = openConnection();
  await handlers['connection.start']({});
  const shown = published.at(-1);
  if (shown?.kind !== 'waiting-for-scan') throw new Error('there is no QR');
  expect(await far.phone.scanQr(shown.qr.text)).toBe('linked');
  expect(kinds()).toEqual(['starting', 'waiting-for-scan', 'linking', 'connected']);
});

test('a code is asked for instead of a QR, and a number with letters is refused', async () => {
  const { far, handlers, published } = openConnection();
  await expect(handlers['connection.pairByCode']({ phoneNumber: '55 11 BLAH' })).rejects.toThrow(
    'phone-number-invalid',
  );
  await handlers['connection.pairByCode']({ phoneNumber: far.phone.phoneNumber });
  const shown = published.at(-1);
  if (shown?.kind !== 'waiting-for-code') throw new Error('there is no code');
  expect(await far.phone.enterCode(shown.code)).toBe('linked');
  expect(published.at(-1)?.kind).toBe('connected');
});

test('a pairing that is under way is begun anew without harm', async () => {
  const { far, handlers, published } = openConnection();
  await handlers['connection.start']({});
  await handlers['connection.start']({});
  const shown = published.at(-1);
  expect(shown?.kind).toBe('waiting-for-scan');
  expect(await far.phone.scanQr(shown?.kind === 'waiting-for-scan' ? shown.qr.text : '')).toBe('linked');
});

test('unlinking is published as the deed of the person', async () => {
  const { handlers, published } = openConnection(true);
  await handlers['connection.start']({});
  await handlers['connection.unlink']({});
  expect(published.at(-1)).toEqual({ kind: 'unlinked', by: 'person' });
});

test('unlinking on the phone is published as that', async () => {
  const { far, handlers, published } = openConnection(true);
  await handlers['connection.start']({});
  await far.phone.unlink();
  expect(published.at(-1)).toEqual({ kind: 'unlinked', by: 'phone' });
});

test('after the stop nothing is published any more', async () => {
  const { far, connection, kinds } = openConnection(true);
  connection.stop();
  await far.whatsapp.connect();
  expect(kinds()).toEqual([]);
});

test('after a wake-up a link that waits for its next try is made at once', async () => {
  const { far, connection, passMoment, kinds } = openConnection(true);
  await connection.begin();
  await far.server.dropConnection();
  expect(kinds().at(-1)).toBe('offline');
  passMoment();
  expect(kinds().at(-1)).toBe('connected');
});

test('a stopped connection looks at no moment any more', async () => {
  const { far, connection, passMoment } = openConnection(true);
  await connection.begin();
  connection.stop();
  await far.server.dropConnection();
  passMoment();
  expect(far.whatsapp.connection.kind).toBe('offline');
});
