import { z } from 'zod';
import {
  type Broadcast,
  type BroadcastId,
  type DeliveryId,
  mostGroups,
  unknownAnswers,
} from '../broadcasts.ts';
import type { ChangeOutlook } from '../changes.ts';
import type { Connection } from '../connection.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { GroupId, GroupList } from '../groups.ts';
import type { Health } from '../health.ts';
import type { HistoryDelivery, HistoryPage } from '../history.ts';
import { languages } from '../language.ts';
import type { Forecast } from '../pacing/foresee.ts';
import { paceWish } from '../pacing/pace-wish.ts';
import { largestPhotoFile, type Photo, type PickedPhoto, type PickedPhotoId } from '../photos.ts';
import type { Practice } from '../practice.ts';
import { type Product, type ProductId, productDraft, productTabs } from '../products.ts';
import { connectionRepairs, groupRepairs } from '../repair.ts';
import type { Repairing } from '../repairing.ts';
import type { Settings } from '../settings.ts';
import type { Call } from './call.ts';

/** Of a message of WhatsApp. */
const longestText = 65_536;

/** Every question that the window may ask, and nothing else crosses. Main parses each input with its schema. */
export const calls = {
  /** Starts or restarts the link: with the stored login, or else by QR. A broken pairing starts again without harm. */
  'connection.start': call<void>()({}),
  /** Asks for an eight-letter code instead of a QR; it arrives in the live value `connection`. */
  'connection.pairByCode': call<void>()({ phoneNumber: z.string().min(1).max(40) }),
  /** Logs this computer out of the account, at WhatsApp and here. */
  'connection.unlink': call<void>()({}),

  /** Asks WhatsApp how the account stands; the answer arrives in the live value `health`. */
  'health.refresh': call<void>()({}),

  'products.list': call<ProductPage>()({
    tab: z.enum(productTabs),
    search: z.string().max(200),
    offset: z.int().min(0).max(1_000_000),
    limit: z.int().min(1).max(200),
  }),
  'products.save': call<Product>()({ product: productDraft }),
  'products.archive': call<void>()({ id: z.uuid().transform((id) => id as ProductId) }),
  /** Takes the mark "sold out" away. */
  'products.backInStock': call<void>()({ id: z.uuid().transform((id) => id as ProductId) }),

  /** Opens the file dialog for one or several. None when the person closed it. */
  'photos.pick': call<readonly PickedPhoto[]>()({}),
  /** Takes in one that was picked, so that each is waited for by itself. */
  'photos.addPicked': call<Photo>()({ id: z.uuid().transform((id) => id as PickedPhotoId) }),
  /** Takes in a photo that was dropped or pasted. */
  'photos.add': call<Photo>()({
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestPhotoFile),
  }),

  'groups.refresh': call<void>()({}),

  /** When a broadcast to so many groups would begin and end, were it made now; `null` before the queue is begun. */
  'broadcasts.foresee': call<Forecast | null>()({ groupCount: z.int().min(1).max(mostGroups) }),
  'broadcasts.start': call<BroadcastId>()({
    productId: z.uuid().transform((id) => id as ProductId),
    groupIds: z.array(groupId()).max(mostGroups),
    toOwnChat: z.boolean(),
  }),
  'broadcasts.pause': call<void>()({ id: broadcastId() }),
  'broadcasts.resume': call<void>()({ id: broadcastId() }),
  'broadcasts.cancel': call<void>()({ id: broadcastId() }),
  /** What is to become of one delivery that is unknown, or with `null` of all of the broadcast. */
  'broadcasts.answerUnknown': call<void>()({
    id: broadcastId(),
    deliveryId: z
      .uuid()
      .transform((id) => id as DeliveryId)
      .nullable(),
    answer: z.enum(unknownAnswers),
  }),
  /** Sends again what failed for a reason that may have passed, under the same ids. */
  'broadcasts.repeatFailed': call<void>()({ id: broadcastId() }),

  /** What would become of a promo, or of all of a product, in each group. */
  'changes.foresee': call<ChangeOutlook>()({
    of: z.union([
      z.strictObject({ broadcastId: broadcastId() }),
      z.strictObject({ productId: z.uuid().transform((id) => id as ProductId) }),
    ]),
  }),
  /** Edits, deletes or answers a promo in every group, in turn. */
  'changes.make': call<void>()({ broadcastId: broadcastId(), wish: changeWish() }),
  /** Gives up what has not been changed yet. */
  'changes.cancel': call<void>()({ broadcastId: broadcastId() }),
  /** Marks the product as sold out, cancels what waits and changes what was sent; `null` leaves that alone. */
  'changes.sellOut': call<void>()({
    productId: z.uuid().transform((id) => id as ProductId),
    wish: changeWish().nullable(),
  }),

  'history.list': call<HistoryPage>()({
    filter: historyFilter(),
    offset: z.int().min(0).max(1_000_000),
    limit: z.int().min(1).max(200),
  }),
  /** What became of one broadcast, group by group. */
  'history.read': call<readonly HistoryDelivery[]>()({ id: broadcastId() }),
  /** Opens the save dialog and writes the spreadsheet. `false` when the person closed it. */
  'history.export': call<boolean>()({ filter: historyFilter() }),

  /** How the app is, without numbers, names, texts or keys. */
  'diagnostics.read': call<Diagnostics>()({}),
  /** Opens the save dialog and writes it as a text file. `false` when the person closed it. */
  'diagnostics.save': call<boolean>()({}),
  'diagnostics.copy': call<void>()({}),

  /** Mends a group whose members cannot read; resolves when it is done. */
  'repair.group': call<void>()({ groupId: groupId(), repair: z.enum(groupRepairs) }),
  /** Mends the link and keeps the login; resolves when it is connected again. */
  'repair.connection': call<void>()({ repair: z.enum(connectionRepairs) }),

  /** Practice only: the simulated phone scans the QR that is shown, or types the code that is shown. */
  'practice.scanQr': call<void>()({}),
  'practice.enterCode': call<void>()({}),

  'settings.change': call<void>()({ language: z.enum(languages) }),
  /** How quickly messages go, and when; brought within the floor, and followed at once by what waits. */
  'settings.changePace': call<void>()({ pace: paceWish }),
  'about.read': call<About>()({}),
  /** Opens a page in the person's browser: https only. */
  'about.openLink': call<void>()({ url: z.url({ protocol: /^https$/ }).max(2_000) }),
} as const;

/** Every value that main keeps the window up to date with: whole snapshots, at most four a second. */
export interface Lives {
  readonly connection: Connection;
  readonly health: Health;
  readonly groups: GroupList;
  /** Unfinished broadcasts and the latest finished ones, newest first. */
  readonly broadcasts: readonly Broadcast[];
  /** Grows by one whenever the list of products changed. */
  readonly productsVersion: number;
  /** Grows by one whenever a broadcast was made or has changed. */
  readonly historyVersion: number;
  readonly repairing: Repairing | null;
  readonly practice: Practice | null;
  readonly settings: Settings;
}

export interface ProductPage {
  readonly products: readonly Product[];
  /** How many there are in each tab, for this search. */
  readonly counts: Readonly<Record<(typeof productTabs)[number], number>>;
}

export interface About {
  readonly appVersion: string;
  readonly electronVersion: string;
  /** True on the unofficial runtime for development: it never opens WhatsApp itself. */
  readonly isStandIn: boolean;
  readonly dataFolder: string;
  /** False where the computer offers no keyring: the login is then kept in files only this user can read. */
  readonly isLoginSealed: boolean;
}

function call<Output>() {
  return <Shape extends z.ZodRawShape>(shape: Shape): Call<z.ZodObject<Shape, z.core.$strict>, Output> => ({
    input: z.strictObject(shape),
  });
}

function broadcastId() {
  return z.uuid().transform((id) => id as BroadcastId);
}

function changeWish() {
  const text = z.string().trim().min(1).max(longestText);
  const replyText = z.string().trim().min(1).max(1_000).nullable();
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('edit'), text, replyText }),
    z.strictObject({ kind: z.literal('delete'), replyText }),
    z.strictObject({ kind: z.literal('reply'), text: text.max(1_000) }),
  ]);
}

function groupId() {
  return z
    .string()
    .min(1)
    .max(64)
    .transform((id) => id as GroupId);
}

function historyFilter() {
  const time = z.int().min(-8.64e15).max(8.64e15).nullable();
  return z.strictObject({ search: z.string().max(200), onlyTrouble: z.boolean(), from: time, until: time });
}
