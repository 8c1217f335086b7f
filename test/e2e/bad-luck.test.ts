import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { openWords } from '../../scripts/demo/words.ts';
import type { FailureCode } from '../../shared/failure.ts';
import { type OpenApp, openApp } from './open-app.ts';
import { createPerson } from './person.ts';
import { scanOnce, scanUntilLinked } from './scan-until-linked.ts';

const words = await openWords(join(import.meta.dirname, '../..'), 'pt-BR');
const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const whyNoMount = 'a full or read-only disk can only be made by root on Linux';

let app: OpenApp | undefined;
let box: PracticeBox | undefined;
const cleanUps: (() => void)[] = [];

afterEach(async () => {
  await app?.close();
  await box?.stop();
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
  app = undefined;
  box = undefined;
});

async function startBox(): Promise<PracticeBox> {
  box = await startBoxProcess({ groups: [{ name: 'Clientes', members: 2 }], refreshesPerPairing: 0 });
  return box;
}

async function open(server: PracticeBox, profile?: string): Promise<OpenApp> {
  app = await openApp({ server: server.address, ...(profile === undefined ? {} : { profile }) });
  return app;
}

/** The sentence of a failure and its next step stand in the window. */
async function seesFailure(opened: OpenApp, code: FailureCode): Promise<void> {
  const { page } = opened;
  await page.getByRole('heading', { name: words(`failure.${code}.title`) }).waitFor({ timeout: 60_000 });
  await page
    .getByText(words(`failure.${code}.whatToDo`))
    .first()
    .waitFor();
}

const tryAgain = (opened: OpenApp) =>
  opened.page.getByRole('button', { name: words('connection.stopped.action') }).click();

test('Nobody answers: the window says so, and once WhatsApp is back one click links.', async () => {
  const server = await startBox();
  await server.server.goSilent();
  const opened = await open(server);
  await opened.page.getByText(words('failure.server-silent.whatToDo')).waitFor({ timeout: 60_000 });
  await server.server.speakAgain();
  await tryAgain(opened);
  await scanUntilLinked(opened.page, server.phone);
  await createPerson(opened.page).sees('Conectado');
});

test('No network after linking: everything is kept, and it comes back by itself.', async () => {
  const server = await startBox();
  const opened = await open(server);
  const person = createPerson(opened.page);
  await scanUntilLinked(opened.page, server.phone);
  await person.sees('Conectado');
  await server.server.dropConnection();
  await person.sees('Conectado');
  expect(await server.violations()).toEqual([]);
});

test('WhatsApp asks for a restart without end: the window says so and what to do, and it comes back without a QR.', async () => {
  const server = await startBox();
  const opened = await open(server);
  await scanUntilLinked(opened.page, server.phone);
  const person = createPerson(opened.page);
  await person.sees('Conectado');
  await person.opens('Conexão');
  await server.server.refuseLogins(515);
  await server.server.endStream(515);
  await seesFailure(opened, 'keeps-restarting');
  await server.server.refuseLogins(null);
  await opened.page.getByRole('button', { name: words('connection.offline.action') }).click();
  await person.sees('Conectado');
  expect(await server.violations()).toEqual([]);
});

test.each(['root', 'leaf', 'leaf-key'] as const)(
  'A server with a forged certificate (%s) is refused with a plain sentence, before anything is said to it.',
  async (what) => {
    const server = await startBox();
    await server.server.forge(what);
    const opened = await open(server);
    await seesFailure(opened, 'server-not-trusted');
    await server.server.forge('nothing');
    await tryAgain(opened);
    await scanUntilLinked(opened.page, server.phone);
    await createPerson(opened.page).sees('Conectado');
  },
);

test('A forged account signature ends the pairing, and the next one works.', async () => {
  const server = await startBox();
  await server.server.forge('account-signature');
  const opened = await open(server);
  await scanOnce(opened.page, server.phone);
  await seesFailure(opened, 'account-signature-wrong');
  await server.server.forge('nothing');
  await opened.page.getByRole('button', { name: words('connection.stopped.newQr') }).click();
  await scanUntilLinked(opened.page, server.phone);
  await createPerson(opened.page).sees('Conectado');
});

test('An abandoned code harms nothing: the QR links afterwards.', async () => {
  const server = await startBox();
  const opened = await open(server);
  const { page } = opened;
  await page.getByRole('button', { name: words('connection.pair.useNumber') }).click();
  await page.getByLabel(words('connection.number.label')).fill(`+${server.phone.phoneNumber}`);
  await page.getByRole('button', { name: words('connection.number.ask') }).click();
  await page.getByRole('heading', { name: words('connection.code.title') }).waitFor();
  await page.getByRole('button', { name: words('connection.pair.useQr') }).click();
  await scanUntilLinked(page, server.phone);
  await createPerson(page).sees('Conectado');
});

test('Unlinked from the phone: it says so, keeps the products, and a new QR links again.', async () => {
  const server = await startBox();
  const opened = await open(server);
  const person = createPerson(opened.page);
  await scanUntilLinked(opened.page, server.phone);
  await person.sees('Conectado');
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await server.phone.unlink();
  await person.sees(words('connection.status.unlinked-phone'));
  await opened.page.getByRole('article', { name: 'Mel', exact: true }).waitFor();
  await person.opens('Conexão');
  await opened.page.getByRole('button', { name: words('connection.unlinked.action') }).click();
  await scanUntilLinked(opened.page, server.phone);
  await person.sees('Conectado');
});

/** A shop that was linked and closed, and what spoils one of its files. */
async function closeLinkedShop() {
  const server = await startBox();
  const profile = mkdtempSync(join(tmpdir(), 'promo-damaged-'));
  cleanUps.push(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  const first = await openApp({ server: server.address, profile });
  await scanUntilLinked(first.page, server.phone);
  await createPerson(first.page).sees('Conectado');
  await first.close();

  function damage(name: string): Buffer {
    const bytes = readFileSync(join(profile, name));
    bytes.fill(0x58, 0, Math.min(8_192, bytes.length));
    writeFileSync(join(profile, name), bytes);
    return bytes;
  }
  return { server, profile, damage };
}

test.each([
  ['shop.db', []],
  ['whatsapp.db', ['whatsapp.db-login']],
])(
  'A damaged %s that nothing can stand in for is explained and left exactly as it is.',
  async (name, copies) => {
    const { server, profile, damage } = await closeLinkedShop();
    for (const copy of copies) damage(copy);
    const bytes = damage(name);
    const opened = await open(server, profile);
    await seesFailure(opened, 'database-damaged');
    await tryAgain(opened);
    await seesFailure(opened, 'database-damaged');
    expect(sha256(readFileSync(join(profile, name)))).toBe(sha256(bytes));
  },
);

test('A damaged whatsapp.db costs no new QR: the login comes back from its copy, and the damaged file is kept.', async () => {
  const { server, profile, damage } = await closeLinkedShop();
  const bytes = damage('whatsapp.db');
  const { page } = await open(server, profile);
  await createPerson(page).sees('Conectado');
  expect(sha256(readFileSync(join(profile, 'whatsapp.db-damaged')))).toBe(sha256(bytes));
});

test('A data folder that cannot be written to is explained, and works once it can.', async (context) => {
  if (!canMount) return context.skip(whyNoMount);
  const server = await startBox();
  const folder = mountDisk('1m,mode=755');
  execFileSync('mount', ['-o', 'remount,ro', folder]);
  app = await openApp({
    profile: join(folder, 'data'),
    env: { PROMO_WHATSAPP_URL: server.address.url, PROMO_WHATSAPP_ROOT_KEY: server.address.rootKey },
  });
  await seesFailure(app, 'data-folder-read-only');
  execFileSync('mount', ['-o', 'remount,rw,size=64m', folder]);
  await tryAgain(app);
  await scanUntilLinked(app.page, server.phone);
  await createPerson(app.page).sees('Conectado');
});

test('A full disk is explained, loses nothing, and works once there is room.', async (context) => {
  if (!canMount) return context.skip(whyNoMount);
  const server = await startBox();
  const folder = mountDisk('64m,mode=755');
  const profile = join(folder, 'data');
  const env = { PROMO_WHATSAPP_URL: server.address.url, PROMO_WHATSAPP_ROOT_KEY: server.address.rootKey };
  const first = await openApp({ profile, env });
  await scanUntilLinked(first.page, server.phone);
  await createPerson(first.page).sees('Conectado');
  await first.close();

  fillDisk(join(folder, 'ballast'));
  app = await openApp({ profile, env });
  await createPerson(app.page).opens('Conexão');
  await seesFailure(app, 'data-folder-full');
  rmSync(join(folder, 'ballast'));
  await tryAgain(app);
  await createPerson(app.page).sees('Conectado');
  expect(await server.violations()).toEqual([]);
});

function mountDisk(options: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'promo-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${options}`, 'tmpfs', folder]);
  cleanUps.push(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function fillDisk(file: string): void {
  for (const size of [1_000_000, 4_096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for pieces of this size.
    }
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
