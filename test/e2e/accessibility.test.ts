import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type OpenApp, openApp } from './open-app.ts';

let app: OpenApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** What axe finds on what is shown now, in light and in dark: WCAG 2.2 A and AA, and its own good practice. */
async function findFaults(page: Page, screen: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor({ state: 'attached' });
    await settle(page);
    // Electron cannot open the second page that axe would like to have.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations) {
      faults.push(...nodes.map(({ html }) => `${screen}, ${colorScheme}: ${id} at ${html.slice(0, 120)}`));
    }
  }
  return faults;
}

/** Until nothing fades in any more: half-faded colours are nobody's contrast. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

const words = {
  'pt-BR': {
    language: 'Português (Brasil)',
    screens: ['Produtos', 'Envios', 'Grupos', 'Conexão', 'Ajustes'],
    byNumber: 'Conectar com o número do telefone',
    number: 'Número do WhatsApp da loja',
    useNumber: 'Usar este número',
    askCode: 'Pedir o código',
    code: /^Código para digitar/,
    refused: 'O WhatsApp não conhece este número.',
    useQr: 'Voltar para o código QR',
    qr: 'Código QR para ler com o celular',
    scan: 'Ler o código com o celular de treino',
    scanAgain: 'Leia de novo',
    farEnd: 'Ver o que chegou do outro lado',
    add: 'Novo produto',
    save: 'Salvar produto',
    cancel: 'Cancelar',
    send: /^Enviar agora: /,
    next: 'Continuar',
    confirm: /^Enviar para 1 grupo/,
    unlink: 'Desconectar este computador',
    keep: 'Continuar conectado',
  },
  en: {
    language: 'English',
    screens: ['Products', 'Broadcasts', 'Groups', 'Connection', 'Settings'],
    byNumber: 'Connect with the phone number',
    number: 'WhatsApp number of the shop',
    useNumber: 'Use this number',
    askCode: 'Get a code',
    code: /^Code to type/,
    refused: 'WhatsApp does not know this number.',
    useQr: 'Back to the QR code',
    qr: 'QR code to scan with the phone',
    scan: 'Scan the code with the practice phone',
    scanAgain: 'Scan again',
    farEnd: 'See what arrived at the other end',
    add: 'New product',
    save: 'Save product',
    cancel: 'Cancel',
    send: /^Send now: /,
    next: 'Continue',
    confirm: /^Send to 1 group/,
    unlink: 'Disconnect this computer',
    keep: 'Stay connected',
  },
} as const;

test.each(['pt-BR', 'en'] as const)(
  'Every screen is free of faults that axe can find (%s).',
  async (language) => {
    const say = words[language];
    const [products, broadcasts, groups, connection, settings] = say.screens;
    app = await openApp({ args: ['--practice'] });
    const { page } = app;
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const open = (screen: string) =>
      page.getByRole('navigation').getByRole('button', { name: screen }).click();
    const faults: string[] = [];
    const look = async (screen: string) => faults.push(...(await findFaults(page, screen)));

    await open('Ajustes');
    await page.getByRole('radio', { name: say.language }).click();
    await page.getByRole('heading', { name: settings, level: 1 }).waitFor();
    await look('settings');

    await open(groups);
    await look('groups, none yet');
    await open(broadcasts);
    await look('broadcasts, none yet');
    await open(connection);
    await page.getByRole('img', { name: say.qr }).waitFor();
    await look('QR');
    await button(say.byNumber).click();
    await page.getByRole('textbox', { name: say.number }).fill('11 9abc');
    await look('number with letters');
    await page.getByRole('textbox', { name: say.number }).fill('11 91234-5678');
    await button(say.askCode).click();
    await page.getByText(say.refused).waitFor();
    await look('number that WhatsApp does not know');
    await button(say.useNumber).click();
    await button(say.askCode).click();
    await page.getByRole('img', { name: say.code }).waitFor();
    await look('code');
    await button(say.useQr).click();
    await page.getByRole('img', { name: say.qr }).waitFor();
    await button(say.scan).click();
    await page.getByText(say.scanAgain, { exact: true }).waitFor();
    await look('scan again');
    await button(say.scan).click();

    await page.getByRole('heading', { name: products, level: 1 }).waitFor();
    await page.getByRole('article').first().waitFor();
    await look('products');
    await button(say.farEnd).click();
    await look('far end');
    await button(say.add).click();
    await button(say.save).click();
    await look('product form with problems');
    await button(say.cancel).click();
    await button(say.send).first().click();
    await page
      .getByRole('checkbox')
      .and(page.getByRole('checkbox', { disabled: false }))
      .first()
      .check();
    await look('send: groups');
    await button(say.next).click();
    await look('send: confirm');
    await button(say.confirm).click();
    await page.getByRole('heading', { name: broadcasts, level: 1 }).waitFor();
    await look('broadcasts');
    await open(groups);
    await look('groups');
    await open(connection);
    await look('connected');
    await button(say.unlink).click();
    await button(say.keep).waitFor();
    await look('unlink?');

    expect(faults).toEqual([]);
  },
);
