import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BoxOptions, PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { type CuttableLine, openCuttableLine } from './cuttable-line.ts';
import { type OpenApp, type OpenAppOptions, openApp } from './open-app.ts';
import { createPerson, type Person } from './person.ts';
import { scanUntilLinked } from './scan-until-linked.ts';

/** The app in a real window, linked to a practice WhatsApp that the test holds. */
export interface Shop extends OpenApp {
  readonly box: PracticeBox;
  readonly person: Person;
  /** Waits until the line of this group, in the broadcast of this product, says so. */
  seesDelivery(product: string, group: string, words: string | RegExp): Promise<void>;
}

export interface CuttableShop extends Shop {
  readonly line: CuttableLine;
}

export interface ShopPlan {
  readonly box: BoxOptions;
  readonly app?: OpenAppOptions;
}

const patienceMs = 60_000;

/** Opens a shop and links it by QR. Everything is ended and deleted when the test has finished. */
export async function openLinkedShop({ box: plan, app }: ShopPlan): Promise<Shop> {
  const box = await startBox(plan);
  return link(box, { server: box.address, ...app });
}

/** The same, where the line between the app and the server can be cut. */
export async function openCuttableShop({ box: plan, app }: ShopPlan): Promise<CuttableShop> {
  const box = await startBox(plan);
  const line = await openCuttableLine(box.address);
  return { ...(await link(box, { server: line.server, ...app })), line };
}

/** The next start of the app of this shop, which needs no phone any more. */
export async function reopenShop({ box, profile }: Shop, app: OpenAppOptions = {}): Promise<Shop> {
  return enter(await openUntilFinished({ server: box.address, profile, ...app }), box);
}

/** Ends the app as a power cut does. */
export async function killApp({ electron }: OpenApp): Promise<void> {
  const gone = electron.waitForEvent('close');
  electron.process().kill('SIGKILL');
  await gone;
}

/** A data folder that outlives the app, and not the test. */
export function makeProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'promo-e2e-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  return profile;
}

/** Opens the app; it is closed when the test has finished. */
export async function openUntilFinished(options: OpenAppOptions): Promise<OpenApp> {
  const opened = await openApp(options);
  onTestFinished(() => opened.close());
  return opened;
}

/** A practice WhatsApp that ends when the test has finished. */
export async function startBox(plan: BoxOptions): Promise<PracticeBox> {
  const box = await startBoxProcess({ refreshesPerPairing: 0, ...plan });
  onTestFinished(() => box.stop());
  return box;
}

async function link(box: PracticeBox, app: OpenAppOptions): Promise<Shop> {
  const opened = await openUntilFinished({ profile: makeProfile(), ...app });
  await scanUntilLinked(opened.page, box.phone);
  return enter(opened, box);
}

async function enter(opened: OpenApp, box: PracticeBox): Promise<Shop> {
  const person = createPerson(opened.page);
  await person.sees('Conectado');
  return {
    ...opened,
    ...{ box, person },
    seesDelivery: (product, group, words) =>
      opened.page
        .getByRole('article', { name: product, exact: true })
        .getByRole('listitem')
        .filter({ hasText: group })
        .getByText(words)
        .first()
        .waitFor({ timeout: patienceMs }),
  };
}
