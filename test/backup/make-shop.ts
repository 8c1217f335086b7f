import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createGroupSetsStore } from '../../main/groups/group-sets-store.ts';
import { createGroupsStore } from '../../main/groups/groups-store.ts';
import { createPhotosStore } from '../../main/photos/photos-store.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import type { Database } from '../../main/storage/open-database.ts';
import type { GroupSetId } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { ProductId } from '../../shared/products.ts';
import { aProduct, groupFacts, makeFolder, openTestShop } from '../builders.ts';
import { addPastBroadcasts } from '../history/past-broadcasts.ts';

export interface TestShop {
  readonly folder: string;
  readonly database: Database;
}

/** Who reads nothing of a login in it is right: these are what a backup must never hold. */
export const secrets = ['a person hashed', 'the bytes of a message', 'the sealed login'] as const;

/** A shop with something of everything, in use: its database is open, and partly in the WAL only. */
export function makeShop(name = 'Queijo Canastra'): TestShop {
  const folder = makeFolder();
  const database = openTestShop(folder);
  const photoIds = ['one photo', 'another photo'].map((text) =>
    keepPhoto(folder, database, `${text} of ${name}`),
  );
  createProductsStore(database).add(
    [{ id: crypto.randomUUID() as ProductId, draft: aProduct({ name, photoIds }) }],
    1_000,
  );
  createGroupsStore(database).replaceAll([groupFacts('Clientes'), groupFacts('Vizinhas')], 2_000);
  createGroupsStore(database).setFooter('id of Clientes' as GroupId, 'Entrega grátis');
  createGroupSetsStore(database).add(crypto.randomUUID() as GroupSetId, {
    ...{ name: 'Sexta', color: 'teal', groupIds: ['id of Clientes' as GroupId] },
  });
  addPastBroadcasts(database, [
    {
      productName: name,
      groups: [
        ...[{ name: 'Clientes' }, { name: 'Vizinhas', state: 'waiting' as const }],
        ...[
          { name: 'Amigas', state: 'sending' as const },
          { name: 'Feira', state: 'unknown' as const },
        ],
      ],
    },
  ]);
  addWhatStays(database, folder);
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ language: 'en', shop: name }));
  onTestFinished(() => database.close());
  return { folder, database };
}

function keepPhoto(folder: string, database: Database, text: string): PhotoId {
  const id = createHash('sha256').update(text).digest('hex') as PhotoId;
  mkdirSync(join(folder, 'photos'), { recursive: true });
  writeFileSync(join(folder, 'photos', `${id}-full.jpg`), text);
  writeFileSync(join(folder, 'photos', `${id}-thumbnail.jpg`), `small ${text}`);
  createPhotosStore(database).add({ id, width: 10, height: 10 }, 1_000);
  return id;
}

/** What belongs to the login, to other people, or to this computer. */
function addWhatStays({ db }: Database, folder: string): void {
  const [person, bytes, login] = secrets;
  const first = db.prepare("SELECT id, message_id FROM deliveries WHERE state = 'sent'").get();
  const waiting = db.prepare("SELECT message_id FROM deliveries WHERE state = 'waiting'").get();
  db.prepare('INSERT INTO receipts VALUES (?, ?, 1)').run(String(first?.id), person);
  for (const id of [first?.message_id, waiting?.message_id])
    db.prepare('INSERT INTO messages VALUES (?, ?)').run(String(id), Buffer.from(bytes));
  db.prepare('INSERT INTO linked_since VALUES (1, 5)').run();
  writeFileSync(join(folder, 'whatsapp.db'), login);
  writeFileSync(join(folder, 'login.key'), login);
}
