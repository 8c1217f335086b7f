import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { waitsForUs } from '../../scripts/demo/start-arguments.ts';
import { tellMoment } from '../../scripts/demo/tell-moment.ts';
import { makeHome } from '../packaging/packaged-app.ts';
import { watchDesktop } from './desktop-of.ts';
import { makeProfile, openLinkedShop, openUntilFinished } from './linked-shop.ts';
import { createPerson } from './person.ts';
import { readZoom } from './read-zoom.ts';
import { copiesIn, groups, names, openSending } from './sending-shop.ts';
import { startToItsEnd } from './start-again.ts';

const patienceMs = 30_000;

test('While the computer falls asleep no group is begun, and the rest goes when it is awake.', async () => {
  const { shop } = await openSending();
  await tellMoment(shop.electron, 'suspend');
  await shop.box.server.releaseAcks();
  await shop.seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  await shop.page.getByText('próximo grupo agora').waitFor({ timeout: patienceMs });
  expect(await shop.box.group('Bairro').stanzaCount()).toBe(0);
  await tellMoment(shop.electron, 'resume');
  for (const name of names) {
    await expect.poll(() => copiesIn(shop, name), { timeout: patienceMs }).toEqual([1, 1]);
  }
  expect(await shop.box.violations()).toEqual([]);
});

test('The icon beside the clock and the taskbar say what is under way; only what runs keeps the computer awake.', async () => {
  const { shop, desktop } = await openSending();
  await expect.poll(desktop.isKeptAwake, { timeout: patienceMs }).toBe(true);
  await expect
    .poll(desktop.tray, { timeout: patienceMs })
    .toEqual(['Enviando: 0 de 3 grupos', 'Abrir o Promo Brothers', 'Pausar os envios', 'Sair']);
  await expect.poll(desktop.taskbar).toEqual({ progress: 0, isPaused: false, badgeCount: 0 });
  await desktop.clicksTray('Pausar os envios');
  await shop.box.server.releaseAcks();
  await expect
    .poll(desktop.tray, { timeout: patienceMs })
    .toEqual(['Envios em pausa', 'Abrir o Promo Brothers', 'Continuar os envios', 'Sair']);
  await expect.poll(desktop.isKeptAwake, { timeout: patienceMs }).toBe(false);
  await expect
    .poll(desktop.taskbar, { timeout: patienceMs })
    .toEqual({ progress: expect.closeTo(1 / 3), isPaused: true, badgeCount: 0 });
  expect(await shop.box.group('Clientes').stanzaCount()).toBe(0);
  await desktop.clicksTray('Continuar os envios');
  await expect.poll(() => copiesIn(shop, 'Clientes'), { timeout: patienceMs }).toEqual([1, 1]);
  await expect.poll(desktop.isKeptAwake, { timeout: patienceMs }).toBe(false);
  expect((await desktop.tray())[0]).toBe('Conectado, nada em andamento');
  expect((await desktop.taskbar()).progress).toBe(-1);
});

test('The phone unlinks this computer: she is told outside the window, and a click leads to the connection.', async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const desktop = await watchDesktop(shop.electron);
  await shop.person.opens('Produtos');
  await desktop.hidesWindow();
  await shop.box.phone.unlink();
  await expect.poll(desktop.notified, { timeout: patienceMs }).toEqual(['O WhatsApp foi desconectado']);
  await desktop.clicksNotification('O WhatsApp foi desconectado');
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(true);
  await shop.page.getByRole('heading', { name: 'Conexão', level: 1 }).waitFor();
});

test('The window is found where it was and as large as it was drawn; a place that no screen shows is corrected.', async () => {
  const profile = makeProfile();
  const place = { x: 60, y: 50, width: 960, height: 640 };
  const readBounds = (electron: ElectronApplication) =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const open = () => openUntilFinished({ profile, args: ['--practice'] });

  const first = await open();
  await first.page.getByRole('navigation').waitFor();
  const desktop = await watchDesktop(first.electron);
  await first.electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    place,
  );
  await expect.poll(() => readBounds(first.electron)).toEqual(place);
  await expect.poll(() => existsSync(join(profile, 'window.json')), { timeout: patienceMs }).toBe(true);
  await desktop.clicksMenu('Exibir', 'Aumentar');
  await desktop.clicksMenu('Exibir', 'Aumentar');
  await expect.poll(() => readZoom(first.electron), { timeout: patienceMs }).toBeCloseTo(1.25, 5);
  await first.close();

  const second = await open();
  await expect.poll(() => readBounds(second.electron)).toEqual(place);
  await expect.poll(() => readZoom(second.electron), { timeout: patienceMs }).toBeCloseTo(1.25, 5);
  await second.close();

  const file = join(profile, 'window.json');
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...kept, place: { ...place, x: -5_000, y: 9_000 } }));
  const third = await open();
  const bounds = await readBounds(third.electron);
  const area = await third.electron.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  expect(bounds?.x).toBeGreaterThanOrEqual(area.x);
  expect(bounds?.y).toBeGreaterThanOrEqual(area.y);
  expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(area.x + area.width);
});

test('The start with the computer is a file that says how; started so, no window is shown until she asks.', async ({
  skip,
}) => {
  if (process.platform !== 'linux') skip('Windows and macOS keep it themselves');
  const home = makeHome();
  onTestFinished(home.remove);
  const file = join(home.folder, 'autostart', 'promo-brothers-practice.desktop');
  const app = await openUntilFinished({ home: home.folder, args: ['--practice'] });
  await createPerson(app.page).opens('Ajustes');
  const toggle = app.page.getByRole('checkbox', { name: 'Abrir quando o computador liga' });
  await toggle.click();
  await expect.poll(() => existsSync(file), { timeout: patienceMs }).toBe(true);
  const command = readExec(readFileSync(file, 'utf8'));
  expect(command.slice(1)).toEqual([join(import.meta.dirname, '../..'), '--practice', '--hidden']);
  await app.electron.close();

  const [path = '', folder = '', ...args] = command;
  const hidden = await openUntilFinished({
    home: home.folder,
    args,
    program: { path, args: [...waitsForUs, folder] },
  });
  const desktop = await watchDesktop(hidden.electron);
  await createPerson(hidden.page).opens('Ajustes');
  expect(await desktop.isShown()).toBe(false);
  expect(await startOnceMore(home.folder, command)).toBe(0);
  expect(await desktop.isShown()).toBe(false);
  expect(await startOnceMore(home.folder, command.slice(0, -1))).toBe(0);
  expect(await desktop.isShown()).toBe(true);
  await hidden.page.getByRole('checkbox', { name: 'Abrir quando o computador liga' }).click();
  await expect.poll(() => existsSync(file), { timeout: patienceMs }).toBe(false);
});

/** What stands between the quotes of `Exec`; no path of a test needs its escapes. */
function readExec(text: string): readonly string[] {
  const line = text.split('\n').find((one) => one.startsWith('Exec=')) ?? '';
  return [...line.matchAll(/"([^"]*)"/g)].map(([, argument = '']) => argument);
}

/** Starts the app as the desktop or she does. @returns its exit status, or `null` when it had to be ended */
function startOnceMore(home: string, [path = '', ...args]: readonly string[]): Promise<number | null> {
  return startToItsEnd(path, args, { HOME: home, XDG_CONFIG_HOME: home });
}
