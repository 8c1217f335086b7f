import { expect } from 'vitest';
import { type DesktopOf, watchDesktop } from './desktop-of.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';

/** A shop whose first group waits for the server's answer, and the others for their turn. */
export async function openSending(): Promise<{ readonly shop: Shop; readonly desktop: DesktopOf }> {
  const shop = await openLinkedShop({ box: { groups } });
  const desktop = await watchDesktop(shop.electron);
  await shop.person.opens('Produtos');
  await shop.person.adds({ name: 'Mel', price: '10' });
  await shop.box.server.holdAcks();
  await shop.person.sends('Mel', names);
  await expect.poll(() => shop.box.group('Amigas').stanzaCount(), { timeout: patienceMs }).toBe(1);
  return { shop, desktop };
}

/** How often each member's device got the message. */
export async function copiesIn({ box }: Shop, name: string): Promise<number[]> {
  return (await box.group(name).inbox()).flatMap(({ entries }) => entries.map(({ copies }) => copies));
}

export const names = ['Amigas', 'Bairro', 'Clientes'] as const;
export const groups = names.map((name) => ({ name, members: 2 }));
const patienceMs = 30_000;
