import { afterEach, describe, expect, it } from 'vitest';
import type { BoxOptions, PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { orders, scanUntilLinked } from './linked.ts';
import { createStockClient, type StockClient, type StockOptions } from './stock-client.ts';
import { until } from './until.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

async function start(options: Partial<BoxOptions>, stock: StockOptions = {}) {
  const box: PracticeBox = await startBoxProcess({ groups: [], ...options });
  running.push(box);
  const client: StockClient = createStockClient(box.address, stock);
  running.push(client);
  return { box, client };
}

describe.each(orders)('pairing a stock Baileys by QR, $order', ({ jitter }) => {
  it('links at the first scan when the secret is never renewed', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    expect(await scanUntilLinked(box.phone, client)).toEqual(['linked']);
    await client.opened();
    expect(client.closeCodes).toEqual([515]);
    expect(client.creds.me?.id).toBe(`${box.phone.phoneNumber}:1@s.whatsapp.net`);
    expect(await box.violations()).toEqual([]);
  });

  it.each([1, 2] as const)(
    'links only with a new secret after %i renewal(s)',
    async (refreshesPerPairing) => {
      const { box, client } = await start({ ...jitter, refreshesPerPairing });
      const answers = await scanUntilLinked(box.phone, client);
      expect(answers).toEqual([...Array(refreshesPerPairing).fill('could-not-link'), 'linked']);
      await client.opened();
      expect(await box.violations()).toEqual([]);
    },
  );

  it('never links a client that shows the dead secret again', async () => {
    const { box, client } = await start({ ...jitter }, { followsRefresh: false });
    await until('there is a QR', () => client.qr !== null);
    const qr = client.qr ?? '';
    expect(await box.phone.scanQr(qr)).toBe('could-not-link');
    expect(await box.phone.scanQr(qr)).toBe('could-not-link');
    expect(client.creds.me).toBeUndefined();
  });

  it('hands over history and app-state keys, and uploads pre-keys that nobody used', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    await scanUntilLinked(box.phone, client);
    await client.opened();
    await until('the history came', () => client.events.some(({ name }) => name === 'messaging-history.set'));
    await until('the app state was asked for', async () => (await box.server.countQueries('app-state')) > 0);
    expect(client.creds.myAppStateKeyId).toBeTruthy();
    expect(await box.server.countQueries('prekey-upload')).toBe(1);
    expect(await box.violations()).toEqual([]);
  });

  it('logs in again with the same credentials and nothing to scan', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    await scanUntilLinked(box.phone, client);
    await client.opened();
    await box.server.dropConnection();
    await until('the loss was noticed', () => client.closeCodes.length === 2);
    client.connect();
    await client.opened();
    expect(await box.violations()).toEqual([]);
  });

  it('does not link a QR whose keys are not those of its connection', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    await until('there is a QR', () => client.qr !== null);
    const fields = (client.qr ?? '').split(',');
    fields[2] = Buffer.alloc(32, 7).toString('base64');
    expect(await box.phone.scanQr(fields.join(','))).toBe('could-not-link');
    expect(await box.violations()).toEqual(['a QR whose keys are not those of its connection']);
  });

  it('answers what a linked client asks on the way, and lets it log itself out', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    await scanUntilLinked(box.phone, client);
    await client.opened();
    await client.sock.rotateSignedPreKey();
    await client.sock.uploadPreKeys(5);
    await client.sock.digestKeyBundle();
    expect(await client.sock.fetchAccountReachoutTimelock()).toMatchObject({ isActive: false });
    expect(await client.sock.fetchPrivacySettings(true)).toMatchObject({ readreceipts: 'all' });
    await client.sock.logout();
    await until('the server has let it go', async () => (await box.server.connectionCount()) === 0);
    client.connect();
    await until('its login is refused', () => client.closeCodes.length === 3);
    expect(client.closeCodes).toEqual([515, 401, 401]);
    expect(await box.violations()).toEqual([]);
  });

  it('lets a QR run out', async () => {
    const { client } = await start({ ...jitter, qrCodesPerPairing: 2 }, { settings: { qrTimeout: 200 } });
    await until('no code is left', () => client.closeCodes.length === 1);
    expect(client.closeCodes).toEqual([408]);
  });

  it('knows nobody of a text that is no QR', async () => {
    const { box } = await start({ ...jitter });
    expect(await box.phone.scanQr('https://wa.me/settings/linked_devices#a,b,c')).toBe('could-not-link');
    expect(await box.phone.scanQr('')).toBe('could-not-link');
  });
});

describe.each(orders)('pairing a stock Baileys by code, $order', ({ jitter }) => {
  it.each([0, 1, 2] as const)(
    'links with the code, whatever happens to the QR secret (%i renewals)',
    async (refreshesPerPairing) => {
      const { box, client } = await start({ ...jitter, refreshesPerPairing });
      await until('there is a QR', () => client.qr !== null);
      const code = await client.sock.requestPairingCode(box.phone.phoneNumber);
      await until(
        'the server knows of the code',
        async () => (await box.server.countQueries('pairing-code')) === 1,
      );
      expect(await box.phone.enterCode(`${code.slice(0, 4)}-${code.slice(4)}`)).toBe('linked');
      await client.opened();
      expect(await box.violations()).toEqual([]);
    },
  );

  it('does not link with a wrong code', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    await until('there is a QR', () => client.qr !== null);
    await client.sock.requestPairingCode(box.phone.phoneNumber, 'ABCDEFGH');
    await until(
      'the server knows of the code',
      async () => (await box.server.countQueries('pairing-code')) === 1,
    );
    expect(await box.phone.enterCode('ABCD-EFGX')).toBe('could-not-link');
    expect(await box.violations()).toEqual([]);
  });

  it('refuses the login of a code that was given up', async () => {
    const { box, client } = await start({ ...jitter, refreshesPerPairing: 0 });
    await until('there is a QR', () => client.qr !== null);
    await client.sock.requestPairingCode(box.phone.phoneNumber);
    await box.server.dropConnection();
    await until('the loss was noticed', () => client.closeCodes.length === 1);
    client.connect();
    await until('the login was refused', () => client.closeCodes.length === 2);
    expect(client.closeCodes[1]).toBe(401);
  });
});
