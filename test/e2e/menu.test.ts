import { expect, test } from 'vitest';
import { watchDesktop } from './desktop-of.ts';
import { openUntilFinished } from './linked-shop.ts';
import { readZoom } from './read-zoom.ts';

const patienceMs = 30_000;

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
  const gone = electron.waitForEvent('close', { timeout: patienceMs });
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
