import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createBroadcastsStore } from '../../main/broadcasts/broadcasts-store.ts';
import { type Database, openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import type { MessageId } from '../../main/whatsapp/whatsapp.ts';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';
import { makeFolder, openTestShop } from '../builders.ts';

/** The layout of a WAL: https://sqlite.org/fileformat2.html#walformat */
const walHeaderBytes = 32;
const frameHeaderBytes = 24;

interface Written {
  readonly base: Buffer;
  readonly wal: Buffer;
  readonly frameBytes: number;
  /** What the tables held after the transaction that ends with this many frames. */
  readonly stateAt: ReadonlyMap<number, string>;
}

let written: Written;

beforeEach(() => {
  written ??= writeBroadcasts();
});

/** Some broadcasts as the outbox writes them; the WAL of all of it is never taken into the file. */
function writeBroadcasts(): Written {
  const shop = openTestShop();
  shop.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  shop.db.exec('PRAGMA wal_autocheckpoint = 0');
  const base = readFileSync(shop.file);
  const store = createBroadcastsStore(shop);
  const states: string[] = [dump(shop)];
  const step = (action: () => unknown) => {
    action();
    states.push(dump(shop));
  };
  for (let number = 0; number < 4; number += 1) {
    step(() => store.list.add([aBroadcast(number)]));
    for (const { id } of store.outbox.readQueue()) {
      let taken: ReturnType<typeof store.outbox.take>;
      step(() => {
        taken = store.outbox.take(id, 10, 20);
      });
      const receipt = {
        messageId: taken?.message.id as MessageId,
        person: 'a',
        kind: 'seen',
        at: 30,
      } as const;
      if (taken && id.endsWith('2')) step(() => store.outbox.settle(taken as never, { kind: 'unknown' }, 20));
      else if (taken) step(() => store.outbox.settle(taken as never, { kind: 'sent', at: 20 }, 20));
      if (id.endsWith('1')) step(() => store.receipts.countAll([receipt], 0));
    }
    step(() => store.answers.leaveUnknown(`broadcast ${number}` as BroadcastId, null, 40));
  }
  const wal = readFileSync(`${shop.file}-wal`);
  const frameBytes = frameHeaderBytes + wal.readUInt32BE(8);
  const ends = commitEnds(wal, frameBytes);
  expect(ends).toHaveLength(states.length - 1);
  const stateAt = new Map([
    [0, states[0] ?? ''],
    ...ends.map((end, index) => [end, states[index + 1] ?? ''] as const),
  ]);
  return { base, wal, frameBytes, stateAt };
}

/** After which frames a transaction ends: a frame of a commit says how large the file is then. */
function commitEnds(wal: Buffer, frameBytes: number): number[] {
  const count = Math.floor((wal.length - walHeaderBytes) / frameBytes);
  const isCommit = (frame: number) => wal.readUInt32BE(walHeaderBytes + frame * frameBytes + 4) !== 0;
  return Array.from({ length: count }, (_, frame) => frame)
    .filter(isCommit)
    .map((frame) => frame + 1);
}

function aBroadcast(number: number) {
  return {
    id: `broadcast ${number}` as BroadcastId,
    productId: null,
    productName: 'Queijo',
    text: 'Queijo '.repeat(200),
    photoId: null,
    createdAt: number,
    deliveries: [0, 1, 2, 3].map((place) => ({
      id: `${number}-${place}` as DeliveryId,
      groupName: `Grupo ${place}`,
      peopleCount: 3,
      footer: '',
      message: {
        id: `message ${number}-${place}` as MessageId,
        destination: { kind: 'group', id: `group ${place}` as GroupId } as const,
        bytes: Buffer.alloc(6_000, number),
      },
    })),
  };
}

function dump({ db }: Database): string {
  const tables = ['broadcasts', 'deliveries', 'messages', 'posts', 'receipts', 'pause_by_whatsapp'];
  return JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()));
}

/** Opens the file with so much of its WAL, as after a power cut. */
function reopenCut(walBytes: number): string {
  const file = join(makeFolder(), 'shop.db');
  writeFileSync(file, written.base);
  writeFileSync(`${file}-wal`, written.wal.subarray(0, walBytes));
  const shop = openDatabase(file, shopMigrations);
  try {
    return dump(shop);
  } finally {
    shop.close();
  }
}

/** The state after the last transaction that lies before the cut as a whole. */
function expectedAt(walBytes: number): string {
  const frames = Math.floor(Math.max(0, walBytes - walHeaderBytes) / written.frameBytes);
  const end = Math.max(...[...written.stateAt.keys()].filter((each) => each <= frames));
  return written.stateAt.get(end) ?? '';
}

test('a WAL that is cut at any frame holds every transaction as a whole or not at all', () => {
  const count = Math.floor((written.wal.length - walHeaderBytes) / written.frameBytes);
  expect(count).toBeGreaterThan(60);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: count }), (frames) => {
      const walBytes = walHeaderBytes + frames * written.frameBytes;
      expect(reopenCut(walBytes)).toBe(expectedAt(walBytes));
    }),
    { numRuns: 120 },
  );
});

test('nor does it when it is cut in the middle of a frame', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: written.wal.length }), (walBytes) => {
      expect(reopenCut(walBytes)).toBe(expectedAt(walBytes));
    }),
    { numRuns: 80 },
  );
});
