import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { waitsForUs } from '../../scripts/demo/start-arguments.ts';
import { openWords } from '../../scripts/demo/words.ts';
import { asApp, sandboxArguments } from '../../scripts/setup/electron-environment.mjs';
import { makeHome as makeHomeFolder, startPackaged } from '../packaging/packaged-app.ts';
import { openUntilFinished } from './linked-shop.ts';
import type { OpenApp } from './open-app.ts';
import { createPerson } from './person.ts';
import { readCalls } from './read-calls.ts';

const repository = join(import.meta.dirname, '../..');
const words = await openWords(repository, 'pt-BR');
const isOfficial =
  process.versions.electron ===
  JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).devDependencies.electron;
const whyNoPlainStart = 'on the official Electron a plain start opens WhatsApp itself, which no test may';

test('Practice from the first scan to what arrived, in a profile of its own.', async () => {
  const home = makeHome().folder;
  const normalProfile = join(home, 'Promo Brothers');
  mkdirSync(normalProfile);
  for (const name of ['login.key', 'whatsapp.db', 'shop.db']) {
    writeFileSync(join(normalProfile, name), `her real ${name}`);
  }
  const app = await openUntilFinished({ home, args: ['--practice'] });
  const { page } = app;
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await click(words('practice.scan'));
  await page.getByText(words('connection.pair.scanAgainTitle'), { exact: true }).waitFor();
  await click(words('practice.scan'));
  await page.getByRole('article', { name: 'Queijo canastra' }).first().waitFor();
  expect(basename((await readAbout(app)).dataFolder)).toBe('Promo Brothers Treino');

  await page
    .getByRole('button', { name: /^Enviar agora: / })
    .first()
    .click();
  await click(words('send.toMe'));
  await page.getByText(words('send.toMeState.sent')).waitFor();
  await click(words('common.close'));
  await click(words('practice.showFarEnd'));
  const farEnd = page.getByRole('complementary', { name: words('practice.farEnd') });
  await farEnd.getByText(words('common.ownChat')).waitFor();
  await farEnd.getByText(words('practice.read', { readable: 1, count: 1 })).waitFor();

  expect(readdirSync(normalProfile).sort()).toEqual(['login.key', 'shop.db', 'whatsapp.db']);
  for (const name of readdirSync(normalProfile)) {
    expect(readFileSync(join(normalProfile, name), 'utf8')).toBe(`her real ${name}`);
  }
});

test('The practice phone types the code, and members read what is sent then.', async () => {
  const { page } = await openUntilFinished({ args: ['--practice'] });
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await click(words('connection.pair.useNumber'));
  await click(words('practice.useNumber'));
  await click(words('connection.number.ask'));
  await click(words('practice.enterCode'));
  const person = createPerson(page);
  await person.sees('Conectado');
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await person.sends('Mel', ['Clientes do Bairro']);
  await person.seesDelivered(1);
  await click(words('practice.showFarEnd'));
  await page.getByText(words('practice.read', { readable: 18, count: 18 })).waitFor();
});

test('The stand-in without any order opens practice, and Node calls nobody outside this computer.', async ({
  skip,
}) => {
  if (isOfficial) skip(whyNoPlainStart);
  const home = makeHome().folder;
  const connections = join(home, 'connections.txt');
  const app = await openUntilFinished({
    home,
    program: {
      path: process.execPath,
      args: [...waitsForUs, '--require', join(import.meta.dirname, 'note-connections.ts'), repository],
    },
    env: { PROMO_NOTE_CONNECTIONS: connections },
  });
  const { page } = app;
  await page.getByText(words('practice.banner')).waitFor();
  const scan = page.getByRole('button', { name: words('practice.scan') });
  await scan.click();
  await page.getByText(words('connection.pair.scanAgainTitle'), { exact: true }).waitFor();
  await scan.click();
  await createPerson(page).sees('Conectado');
  expect(await readAbout(app)).toMatchObject({
    isStandIn: true,
    electronVersion: process.versions.electron,
    dataFolder: join(home, 'Promo Brothers Treino'),
  });
  expect(await readPracticeUrl(page)).toMatch(/^ws:\/\/127\.0\.0\.1:/);
  expect(new Set(readFileSync(connections, 'utf8').trim().split('\n'))).toEqual(new Set(['127.0.0.1']));
});

test('From its first start on, Chromium itself calls nobody either.', async ({ skip }) => {
  if (isOfficial) skip(whyNoPlainStart);
  const home = makeHome();
  const netLog = join(home.folder, 'net-log.json');
  const app = startPackaged(process.execPath, home, { args: [repository, `--log-net-log=${netLog}`] });
  onTestFinished(app.stop);
  await app.untilLogged('window shown');
  await app.stop();
  expect(readCalls(netLog)).toEqual([]);
});

test('Another address than this computer is refused with exit status 1 and a line that says why.', async () => {
  const { status, stderr } = await startToEnd({
    PROMO_WHATSAPP_URL: 'wss://web.whatsapp.com/ws/chat',
    PROMO_WHATSAPP_ROOT_KEY: '42'.repeat(32),
  });
  expect(status).toBe(1);
  expect(stderr).toContain('PROMO_WHATSAPP_URL must be a ws:// address of this computer\n');
});

test("A server with another root key than PROMO_WHATSAPP_ROOT_KEY's is not trusted.", async () => {
  const box = await startBoxProcess({ groups: [] });
  onTestFinished(() => box.stop());
  const rootKey = randomBytes(32).toString('hex');
  const { page } = await openUntilFinished({ server: { ...box.address, rootKey } });
  await page.getByRole('heading', { name: words('failure.server-not-trusted.title') }).waitFor();
  await page.getByText(words('failure.server-not-trusted.whatToDo')).waitFor();
});

async function readAbout({ page }: OpenApp) {
  const reply = await page.evaluate(() => window.promoBrothers.call('about.read', {}));
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
}

/** @returns where the live value says that the practice WhatsApp is. */
function readPracticeUrl(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      new Promise<string | undefined>((resolve) => {
        const stop = window.promoBrothers.listen('practice', (practice) => {
          resolve(practice?.url);
          setTimeout(() => stop());
        });
      }),
  );
}

function makeHome(): ReturnType<typeof makeHomeFolder> {
  const home = makeHomeFolder();
  onTestFinished(home.remove);
  return home;
}

/** Starts the app where it is expected to end by itself. */
async function startToEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const options = { env: asApp({ ...env, PROMO_PROFILE: makeHome().folder }), timeout: 30_000 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [repository, ...sandboxArguments()], options, (_, __, stderr) =>
      resolve({ status: child.exitCode, stderr }),
    );
  });
}
