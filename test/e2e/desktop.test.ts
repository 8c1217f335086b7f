import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { waitsForUs } from '../../scripts/demo/start-arguments.ts';
import { tellMoment } from '../../scripts/demo/tell-moment.ts';
import { makeHome } from '../packaging/packaged-app.ts';
import { type DesktopOf, watchDesktop } from './desktop-of.ts';
import { makeProfile, openLinkedShop, openUntilFinished, reopenShop, type Shop } from './linked-shop.ts';
import { untilAnswered } from './lost-answer.ts';
import { createPerson } from './person.ts';
import { startAgain, startToItsEnd } from './start-again.ts';

const names = ['Amigas', 'Bairro', 'Clientes'] as const;
const groups = names.map((name) => ({ name, members: 2 }));
const keepsRunning = 'Continuar quando a janela é fechada';
const patienceMs = 30_000;

/** A shop whose first group waits for the server's answer, and the others for their turn. */
async function openSending(): Promise<{ readonly shop: Shop; readonly desktop: DesktopOf }> {
  const shop = await openLinkedShop({ box: { groups } });
  const desktop = await watchDesktop(shop.electron);
  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Mel', price: '10' });
  await shop.box.server.holdAcks();
  await shop.person.sends('Mel', names);
  await expect.poll(() => shop.box.group('Amigas').stanzaCount(), { timeout: patienceMs }).toBe(1);
  return { shop, desktop };
}

function closed(electron: ElectronApplication): Promise<unknown> {
  return electron.waitForEvent('close', { timeout: patienceMs });
}

function readZoom(electron: ElectronApplication): Promise<number | undefined> {
  return untilAnswered(() =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()),
  );
}

/** How often each member's device got the message. */
async function copiesIn({ box }: Shop, name: string): Promise<number[]> {
  return (await box.group(name).inbox()).flatMap(({ entries }) => entries.map(({ copies }) => copies));
}

test('A closed window goes on where she allowed it, says so once, and a second start shows it again.', async () => {
  const profile = makeProfile();
  const { electron, page } = await openUntilFinished({ profile, args: ['--practice'] });
  const desktop = await watchDesktop(electron);
  await createPerson(page).opens('Ajustes');
  await page.getByRole('checkbox', { name: keepsRunning }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: keepsRunning }).isChecked()).toBe(true);
  await desktop.answers('Entendi');

  await desktop.closesWindow();
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(false);
  expect(await desktop.asked()).toEqual(['O Promo Brothers continua aberto']);
  expect(await startAgain(profile)).toBe(0);
  expect(await desktop.isShown()).toBe(true);
  await desktop.closesWindow();
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(false);
  expect(await desktop.asked()).toHaveLength(1);
});

test('Without her leave a closed window ends the app, and nobody is asked when nothing is under way.', async () => {
  const { electron } = await openUntilFinished({ args: ['--practice'] });
  const desktop = await watchDesktop(electron);
  const gone = closed(electron);
  await desktop.closesWindow();
  await gone;
});

test('Quitting in the middle of a send asks, finishes the present group, and the rest goes at the next start.', async () => {
  const { shop, desktop } = await openSending();
  await desktop.answers('Voltar');
  await desktop.quits();
  await expect.poll(desktop.asked, { timeout: patienceMs }).toEqual(['Um envio ainda não terminou']);
  expect(await desktop.isShown()).toBe(true);

  await desktop.answers('Terminar este grupo e sair');
  const gone = closed(shop.electron);
  await desktop.quits();
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(false);
  await shop.box.server.releaseAcks();
  await gone;
  expect(await shop.box.group('Bairro').stanzaCount()).toBe(0);

  const next = await reopenShop(shop);
  await next.person.opens('Envios');
  for (const name of names) await next.seesDelivery('Mel', name, 'entregue a 2 de 2');
  for (const name of names) expect(await copiesIn(next, name)).toEqual([1, 1]);
  expect(await shop.box.violations()).toEqual([]);
});

test('Closing the window in the middle of a send offers to go on without it, and that holds from then on.', async () => {
  const { shop, desktop } = await openSending();
  await desktop.answers('Continuar com a janela fechada');
  await desktop.closesWindow();
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(false);
  await shop.box.server.releaseAcks();
  for (const name of names) {
    await expect.poll(() => copiesIn(shop, name), { timeout: patienceMs }).toEqual([1, 1]);
  }
  await expect.poll(desktop.notified, { timeout: patienceMs }).toEqual(['Mel: envio terminado']);
  await desktop.clicksNotification('Mel: envio terminado');
  await expect.poll(desktop.isShown, { timeout: patienceMs }).toBe(true);
  await shop.page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await shop.person.opens('Ajustes');
  expect(await shop.page.getByRole('checkbox', { name: keepsRunning }).isChecked()).toBe(true);
});

test('The computer shuts down: the app ends by itself, asks nothing, and leaves nothing unknown that was answered.', async () => {
  const { shop } = await openSending();
  await shop.box.server.releaseAcks();
  await shop.seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  const gone = closed(shop.electron);
  const isPrevented = await shop.electron.evaluate(
    ({ powerMonitor }) =>
      new Promise<boolean>((resolve) => {
        const event = {
          isPrevented: false,
          preventDefault() {
            event.isPrevented = true;
          },
        };
        setImmediate(() => {
          powerMonitor.emit('shutdown', event);
          resolve(event.isPrevented);
        });
      }),
  );
  // An app that asked would wait for an answer that nobody gives, and not end.
  await gone;
  expect(isPrevented).toBe(true);
  const next = await reopenShop(shop);
  await next.person.opens('Envios');
  await next.seesDelivery('Mel', 'Amigas', 'entregue a 2 de 2');
  expect(await copiesIn(next, 'Amigas')).toEqual([1, 1]);
});

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
  expect(await readBounds(second.electron)).toEqual(place);
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

test('The menu speaks her language, leads to the screens, and follows a change of it.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  const desktop = await watchDesktop(electron);
  const readMenus = () =>
    electron.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
  await expect.poll(readMenus, { timeout: patienceMs }).toContain('Ir para');
  await desktop.clicksMenu('Ir para', 'Grupos');
  await page.getByRole('heading', { name: 'Grupos', level: 1 }).waitFor();
  await desktop.clicksMenu('Arquivo', 'Ajustes…');
  await page.getByRole('radio', { name: 'English' }).click();
  await expect.poll(readMenus, { timeout: patienceMs }).toContain('Go');
  await desktop.clicksMenu('Go', 'Products');
  await page.getByRole('heading', { name: 'Products', level: 1 }).waitFor();
});

test('The keys of the menu lead to the screens, change the size, and end the app.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  const desktop = await watchDesktop(electron);
  await desktop.clicksMenu('Ir para', 'Grupos');
  await page.getByRole('heading', { name: 'Grupos', level: 1 }).waitFor();
  await desktop.presses('5');
  await page.getByRole('heading', { name: 'Modelos', level: 1 }).waitFor();
  await desktop.presses(',');
  await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
  for (const [key, zoom] of [
    ['Plus', 1.1],
    ['=', 1.25],
    ['-', 1.1],
    ['0', 1],
  ] as const) {
    await desktop.presses(key);
    await expect.poll(() => readZoom(electron), { timeout: patienceMs }).toBeCloseTo(zoom, 5);
  }
  const gone = closed(electron);
  await desktop.presses('Q');
  await gone;
});

test('What she asks for before the page is alive is done once it is, and a reload repeats nothing.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  const desktop = await watchDesktop(electron);
  await desktop.clicksMenu('Ir para', 'Modelos');
  await page.getByRole('heading', { name: 'Modelos', level: 1 }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Ligue o seu WhatsApp' }).waitFor();

  await electron.evaluate(({ BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // The old page is gone then, and nothing of the new one has run.
    contents?.once('did-navigate', () => {
      const go = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Ir para');
      go?.submenu?.items.find(({ label }) => label === 'Grupos')?.click();
    });
    contents?.reload();
  });
  await page.getByRole('heading', { name: 'Grupos', level: 1 }).waitFor();
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
