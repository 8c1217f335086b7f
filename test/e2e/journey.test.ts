import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { untilAnswered } from '../../scripts/demo/until-answered.ts';
import { openUntilFinished, startBox } from './linked-shop.ts';
import { doneOnce } from './lost-answer.ts';
import { createPerson } from './person.ts';
import { scanUntilLinked } from './scan-until-linked.ts';
import { startAgain } from './start-again.ts';

const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(import.meta.dirname, '../../assets/sample-shop/queijo-canastra.jpg')),
};
const groups = [
  { name: 'Clientes', members: 6, devicesPerMember: [1, 2, 3] as const },
  { name: 'Vizinhos', members: 4, addressing: 'phone-number' as const },
];

async function open(refreshesPerPairing: 0 | 1 | 2) {
  const box = await startBox({ groups, refreshesPerPairing });
  const app = await openUntilFinished({ server: box.address });
  return { box, app, page: app.page, person: createPerson(app.page) };
}

test.each([0, 1, 2] as const)(
  'From QR to group: every device reads exactly the text and the photo (WhatsApp renews the code %i times).',
  async (refreshes) => {
    const { box: whatsapp, app: opened, page, person } = await open(refreshes);
    expect(await scanUntilLinked(opened.page, whatsapp.phone)).toBe(refreshes + 1);
    await person.sees('Conectado');
    await person.opens('Produtos');
    await person.adds({
      name: 'Queijo curado 1 kg',
      price: '1.299,90',
      oldPrice: '1.500',
      note: 'Só hoje 🧀',
      photo,
    });
    await person.sends('Queijo curado 1 kg', ['Clientes', 'Vizinhos']);
    await person.seesDelivered(2);

    const { posts } = await whatsapp.report();
    expect(
      posts
        .map(({ groupName, text, hasPhoto, deviceCount, readableCount }) => [
          groupName,
          text,
          hasPhoto,
          readableCount - deviceCount,
        ])
        .sort(),
    ).toEqual(
      ['Clientes', 'Vizinhos'].map((name) => [
        name,
        '*Queijo curado 1 kg*\n\nDe ~R$\u00a01.500,00~\nPor *R$\u00a01.299,90*\n\nSó hoje 🧀',
        true,
        0,
      ]),
    );
    expect(posts.find(({ groupName }) => groupName === 'Clientes')?.deviceCount).toBe(12);
    expect(await whatsapp.server.uploadCount()).toBe(1);
    expect(await whatsapp.violations()).toEqual([]);
    await person.opens('Produtos');
    await page.getByRole('tab', { name: /^Enviados/ }).click();
    await page.getByRole('article', { name: 'Queijo curado 1 kg' }).waitFor();
  },
);

test('By phone number: letters are refused beside the field, then eight letters link the phone.', async () => {
  const { box: whatsapp, page, person } = await open(1);
  await page.getByRole('button', { name: 'Conectar com o número do telefone' }).click();
  const number = page.getByLabel('Número do WhatsApp da loja');
  await number.fill('onze 9123');
  await page.getByText('Só números aqui, sem letras.', { exact: false }).waitFor();
  await number.fill(`+${whatsapp.phone.phoneNumber}`);
  await page.getByRole('button', { name: 'Pedir o código' }).click();
  const shown = page.getByRole('img', { name: /^Código:|código/i }).filter({ hasText: /^[A-Z0-9]{8}$/ });
  await shown.waitFor();
  const code = (await shown.textContent()) ?? '';
  expect(await whatsapp.phone.enterCode(code)).toBe('linked');
  await person.sees('Conectado');
  expect(await whatsapp.violations()).toEqual([]);
});

test('A second start ends by itself and shows the window of the first.', async () => {
  const { app: first, page } = await open(0);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const isShown = () =>
    untilAnswered(() =>
      first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    );
  await doneOnce(first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide()));
  expect(await isShown()).toBe(false);
  expect(await startAgain(first.profile)).toBe(0);
  expect(await isShown()).toBe(true);
  expect(first.electron.windows()).toHaveLength(1);
});

test('The login is found again after a restart.', async () => {
  const { box: whatsapp, app: first, person } = await open(0);
  await scanUntilLinked(first.page, whatsapp.phone);
  await person.sees('Conectado');
  await first.electron.close();
  const next = await openUntilFinished({ profile: first.profile, server: whatsapp.address });
  await createPerson(next.page).sees('Conectado');
  expect(await whatsapp.violations()).toEqual([]);
});
