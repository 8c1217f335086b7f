import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { watchDesktop } from './desktop-of.ts';
import { makeProfile, openUntilFinished, reopenShop } from './linked-shop.ts';
import { createPerson } from './person.ts';
import { copiesIn, names, openSending } from './sending-shop.ts';
import { startAgain } from './start-again.ts';

const keepsRunning = 'Continuar quando a janela é fechada';
const patienceMs = 30_000;

function closed(electron: ElectronApplication): Promise<unknown> {
  return electron.waitForEvent('close', { timeout: patienceMs });
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
  await expect.poll(() => shop.page.getByRole('checkbox', { name: keepsRunning }).isChecked()).toBe(true);
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
