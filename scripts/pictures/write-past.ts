import { join } from 'node:path';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';

const promos = [
  ['Queijo Canastra meia-cura, peça de 500 g', 'R$ 64,90'],
  ['Doce de leite cremoso, 350 g', 'R$ 22,90'],
  ['Café torrado em grãos, 250 g', 'R$ 32,90'],
  ['Pão de queijo congelado, 1 kg', 'R$ 28,90'],
  ['Geleia de amora, 240 g', 'R$ 18,90'],
] as const;

const groups = [
  ['Vizinhas da Rua das Flores', 12],
  ['Novidades da serra', 48],
  ['Feira da Vila Nova', 180],
  ['Café da tarde', 16],
  ['Amigas da confeitaria e da padaria artesanal da Vila Madalena', 240],
  ['Encomendas de fim de ano', 96],
] as const;

const dayMs = 24 * 3_600_000;
const promoCount = 120;

/** Some eight weeks of a shop, written down as the outbox leaves them: most of it arrived, a little did not. */
export function writePast(profile: string, now: number): void {
  const { db, transaction, close } = openDatabase(join(profile, 'shop.db'), shopMigrations);
  const addBroadcast = db.prepare(
    'INSERT INTO broadcasts (number, id, product_name, text, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const addDelivery = db.prepare(
    `INSERT INTO deliveries (id, broadcast_id, position, destination, group_id, group_name, people_count, state,
       reason, message_id, sent_at, delivered_count, seen_count)
     VALUES (?, ?, ?, 'group', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  transaction(() => {
    for (let number = 1; number <= promoCount; number += 1) {
      const id = crypto.randomUUID();
      const at = Math.round(now - (promoCount - number + 1) * (dayMs / 2.2));
      const [name, price] = promos[number % promos.length] as (typeof promos)[number];
      addBroadcast.run(number, id, name, `*${name}*\n\nPor *${price}*`, at);
      for (const [position, [group, people]] of groups.slice(0, 2 + (number % 5)).entries()) {
        const hasFailed = (number + position) % 37 === 0;
        const delivered = hasFailed ? 0 : Math.round(people * (0.8 + ((number * 7) % 20) / 100));
        addDelivery.run(
          ...[`${id}-${position}`, id, position, `past-${position}`, group, people],
          ...(hasFailed ? ['failed', 'may-not-post'] : ['sent', null]),
          ...[`message-${id}-${position}`, hasFailed ? null : at + position * 40_000],
          ...[delivered, Math.round(delivered * (0.3 + ((number * 3) % 40) / 100))],
        );
      }
    }
  });
  close();
}
