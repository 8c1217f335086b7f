import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { openWords } from '../../scripts/demo/words.ts';
import { openUntilFinished } from './linked-shop.ts';
import { createPerson } from './person.ts';
import { readQr } from './read-qr.ts';
import { readNewQr, scanUntilLinked } from './scan-until-linked.ts';

const words = await openWords(join(import.meta.dirname, '../..'), 'pt-BR');

test('Nobody scans the QR: after a minute it says so, and one click brings a new one, which links.', async () => {
  const box = await startBoxProcess({ groups: [], refreshesPerPairing: 0, qrCodesPerPairing: 1 });
  onTestFinished(() => box.stop());
  const { page } = await openUntilFinished({ server: box.address });
  await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
  await page
    .getByRole('timer')
    .getByText(/^Vale por mais \d+ s$/)
    .waitFor();
  const first = await readNewQr(page, '');

  const ranOut = page.getByRole('heading', { name: words('failure.qr-ran-out.title') });
  await ranOut.waitFor({ timeout: 90_000 });
  await page.getByText(words('failure.qr-ran-out.whatToDo')).waitFor();
  expect(await readQr(page)).toBeUndefined();

  await page.getByRole('button', { name: words('connection.stopped.newQr') }).click();
  await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
  expect(await box.phone.scanQr(first)).toBe('could-not-link');
  await scanUntilLinked(page, box.phone);
  await createPerson(page).sees('Conectado');
  expect(await box.violations()).toEqual([]);
});
