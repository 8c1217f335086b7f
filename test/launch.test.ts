import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decideLaunch, type LaunchFacts, practiceClockSpeed } from '../main/launch.ts';

const rootKey = 'ab'.repeat(32);
const box = { PROMO_WHATSAPP_URL: 'ws://127.0.0.1:4000/ws/chat', PROMO_WHATSAPP_ROOT_KEY: rootKey };
const facts: LaunchFacts = { argv: [], env: {}, isPackaged: false, isStandIn: false, appData: '/data' };

test('A plain start opens WhatsApp with the normal profile.', () => {
  expect(decideLaunch(facts)).toEqual({ kind: 'whatsapp', dataFolder: join('/data', 'Promo Brothers') });
});

test('--practice opens the practice WhatsApp in a profile of its own, packaged or not.', () => {
  for (const isPackaged of [false, true]) {
    expect(decideLaunch({ ...facts, isPackaged, argv: ['--practice'] })).toEqual({
      kind: 'practice',
      dataFolder: join('/data', 'Promo Brothers Treino'),
      clockSpeed: practiceClockSpeed,
    });
  }
});

test('A stand-in runtime never opens WhatsApp, whatever it is told.', () => {
  for (const isPackaged of [false, true]) {
    for (const argv of [[], ['--practice'], ['--no-practice']]) {
      expect(decideLaunch({ ...facts, isPackaged, argv, isStandIn: true }).kind).toBe('practice');
    }
  }
});

test('An unpackaged build follows the PROMO_ variables to another server on this computer.', () => {
  const env = { ...box, PROMO_WHATSAPP_MEDIA_CA: '/ca.pem', PROMO_PROFILE: '/profile', PROMO_CLOCK: '60' };
  expect(decideLaunch({ ...facts, env }, (path) => `pem of ${path}`)).toEqual({
    kind: 'other-server',
    dataFolder: '/profile',
    clockSpeed: 60,
    server: { url: box.PROMO_WHATSAPP_URL, rootKey, mediaCa: 'pem of /ca.pem' },
  });
});

test('A packaged build ignores the PROMO_ variables.', () => {
  const env = { ...box, PROMO_PROFILE: '/profile', PROMO_CLOCK: '60' };
  expect(decideLaunch({ ...facts, env, isPackaged: true })).toEqual(
    decideLaunch({ ...facts, isPackaged: true }),
  );
  const practice = { ...facts, argv: ['--practice'], isPackaged: true };
  expect(decideLaunch({ ...practice, env })).toEqual(decideLaunch(practice));
});

test.each([
  'wss://web.whatsapp.com/ws/chat',
  'ws://example.com/ws/chat',
  'ws://127.0.0.1.example.com/',
  'ws://127.0.0.1@example.com/',
  'ws://0.0.0.0:4000/',
  'ws://192.168.0.2:4000/',
  'http://127.0.0.1:4000/',
  'nonsense',
  '',
])('Any other address is refused: %s', (url) => {
  expect(decideLaunch({ ...facts, env: { ...box, PROMO_WHATSAPP_URL: url } }).kind).toBe('refused');
});

test('Another server without a whole root key is refused.', () => {
  for (const key of [undefined, '', 'ab', 'zz'.repeat(32)]) {
    expect(decideLaunch({ ...facts, env: { ...box, PROMO_WHATSAPP_ROOT_KEY: key } }).kind).toBe('refused');
  }
});

test('A clock that is slower than life, or no number, is not a faster clock.', () => {
  for (const speed of ['0', '-3', '0.5', 'fast', 'Infinity']) {
    expect(decideLaunch({ ...facts, env: { ...box, PROMO_CLOCK: speed } })).toMatchObject({ clockSpeed: 1 });
  }
});

test('A clock speed has no effect on a start that talks to WhatsApp.', () => {
  expect(decideLaunch({ ...facts, env: { PROMO_CLOCK: '60' } })).not.toHaveProperty('clockSpeed');
});

test('The link runs faster only where another server on this computer is at its other end.', () => {
  const env = { ...box, PROMO_PROFILE: '/profile', PROMO_LINK_CLOCK: '20' };
  expect(decideLaunch({ ...facts, env })).toMatchObject({ kind: 'other-server', linkSpeed: 20 });
  expect(decideLaunch({ ...facts, env: { ...env, PROMO_LINK_CLOCK: '1000' } })).toMatchObject({
    linkSpeed: 20,
  });
  expect(decideLaunch({ ...facts, env: { ...env, PROMO_LINK_CLOCK: 'soon' } })).not.toHaveProperty(
    'linkSpeed',
  );
  const { PROMO_WHATSAPP_URL: _, ...withoutServer } = env;
  for (const given of [{ env, isPackaged: true }, { env: withoutServer }]) {
    const launch = decideLaunch({ ...facts, ...given });
    expect(launch.kind).toBe('whatsapp');
    expect(launch).not.toHaveProperty('linkSpeed');
  }
});

test('A clock that can be driven ahead exists only where another server on this computer is at the other end.', () => {
  const env = { ...box, PROMO_PROFILE: '/profile', PROMO_CLOCK_FROM: '1775000000000' };
  expect(decideLaunch({ ...facts, env })).toMatchObject({
    ...{ kind: 'other-server', clockFrom: 1_775_000_000_000 },
  });
  for (const given of ['soon', '-1', '', '1.5']) {
    const launch = decideLaunch({ ...facts, env: { ...env, PROMO_CLOCK_FROM: given } });
    expect(launch).not.toHaveProperty('clockFrom');
  }
  const { PROMO_WHATSAPP_URL: _, ...withoutServer } = env;
  const argv = [...facts.argv, '--practice'];
  for (const given of [{ env, isPackaged: true }, { env: withoutServer }, { env, argv }]) {
    expect(decideLaunch({ ...facts, ...given })).not.toHaveProperty('clockFrom');
  }
});

test('A relay on this computer in front of WhatsApp itself is refused, however it is written, so no clock runs faster there.', () => {
  const { WA_CERT_DETAILS } = createRequire(import.meta.url)(
    '@whiskeysockets/baileys/lib/Defaults/index.js',
  ) as {
    readonly WA_CERT_DETAILS: { readonly PUBLIC_KEY: Buffer };
  };
  const key = WA_CERT_DETAILS.PUBLIC_KEY.toString('hex');
  for (const written of [key, key.toUpperCase()]) {
    const env = { ...box, PROMO_WHATSAPP_ROOT_KEY: written, PROMO_CLOCK: '60' };
    expect(decideLaunch({ ...facts, env }).kind).toBe('refused');
  }
});

test('Even the fastest clock has an end.', () => {
  expect(decideLaunch({ ...facts, env: { ...box, PROMO_CLOCK: '1e9' } })).toMatchObject({
    clockSpeed: 10_000,
  });
});
