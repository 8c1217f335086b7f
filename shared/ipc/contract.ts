import { z } from 'zod';
import type { BackupWork } from '../backup.ts';
import { type Broadcast, type DeliveryId, mostGroups, unknownAnswers } from '../broadcasts.ts';
import type { ChangeOutlook } from '../changes.ts';
import { cleanText } from '../clean-text.ts';
import type { Connection } from '../connection.ts';
import type { WantedPlace } from '../desktop.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { type GroupSet, groupSetDraft, mostSets } from '../group-sets.ts';
import { type GroupList, longestFooter } from '../groups.ts';
import type { Health } from '../health.ts';
import {
  type ImportId,
  type Importing,
  type ImportRowPage,
  importShows,
  largestSpreadsheet,
  type PastImport,
} from '../imports.ts';
import { languages } from '../language.ts';
import type { Forecast } from '../pacing/foresee.ts';
import { paceWish } from '../pacing/pace-wish.ts';
import { largestPhotoFile, type Photo, type PickedPhoto, type PickedPhotoId } from '../photos.ts';
import type { Practice } from '../practice.ts';
import { productFilter } from '../product-filter.ts';
import { mostProductsAtOnce, mostProductsChanged, type PriceMoment, productViews } from '../product-list.ts';
import { type Product, type ProductId, productDraft } from '../products.ts';
import { connectionRepairs, groupRepairs } from '../repair.ts';
import type { Repairing } from '../repairing.ts';
import type { ListedSchedule, MissedRun } from '../schedules.ts';
import { type Settings, themes } from '../settings.ts';
import {
  mostDeliveries,
  promoWishes,
  type Repeat,
  repeatAnswers,
  type StartOutcome,
} from '../start-broadcasts.ts';
import {
  type ListedTemplate,
  mostTemplates,
  type TemplateList,
  templateDraft,
  templateId,
} from '../templates.ts';
import type { UpdateState } from '../updates.ts';
import type { WallNews } from '../wall-news.ts';
import { aboutCalls } from './about-calls.ts';
import type { ProductPage } from './answers.ts';
import { categoryCalls } from './category-calls.ts';
import { comingBackCalls } from './coming-back-calls.ts';
import { dataCalls } from './data-calls.ts';
import { call } from './define-call.ts';
import { historyCalls } from './history-calls.ts';
import { broadcastId, changeWish, groupId, groupSetId, importPlan, productIds } from './inputs.ts';
import { scheduleCalls } from './schedule-calls.ts';
import { stockCalls } from './stock-calls.ts';
import { welcomeCalls } from './welcome-calls.ts';

export type { About, ProductPage } from './answers.ts';

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
    tab: z.enum(productViews),
    ...productFilter.shape,
    offset: z.int().min(0).max(1_000_000),
    limit: z.int().min(1).max(200),
  }),
  /** All that a list would show, in its order. */
  'products.listIds': call<readonly ProductId[]>()({ tab: z.enum(productViews), ...productFilter.shape }),
  /** In the order of the ids; what is not there, or archived, is left out. */
  'products.read': call<readonly Product[]>()({ ids: productIds(mostProductsAtOnce) }),
  ...categoryCalls,
  /** Every price that it had, the latest first. */
  'products.prices': call<readonly PriceMoment[]>()({ id: z.uuid().transform((id) => id as ProductId) }),
  'products.save': call<Product>()({ product: productDraft }),
  'products.archive': call<void>()({ ids: productIds(mostProductsChanged) }),
  /** Brings back what was archived. */
  'products.restore': call<void>()({ ids: productIds(mostProductsChanged) }),
  ...stockCalls,

  /** Opens the file dialog for one or several. None when the person closed it. */
  'photos.pick': call<readonly PickedPhoto[]>()({}),
  /** Takes in one that was picked, so that each is waited for by itself. */
  'photos.addPicked': call<Photo>()({ id: z.uuid().transform((id) => id as PickedPhotoId) }),
  /** Takes in a photo that was dropped or pasted. */
  'photos.add': call<Photo>()({
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestPhotoFile),
  }),

  'groups.refresh': call<void>()({}),
  /** What stands under every promo to this group; `''` takes it away. */
  'groups.setFooter': call<void>()({
    groupId: groupId(),
    footer: z.string().max(10_000).transform(cleanText).pipe(z.string().max(longestFooter)),
  }),
  'groups.saveSet': call<GroupSet>()({ set: groupSetDraft }),
  'groups.deleteSet': call<void>()({ id: groupSetId() }),
  /** Takes a deletion back, as long as the app runs. */
  'groups.restoreSet': call<void>()({ id: groupSetId() }),
  /** Puts the sets into this order. A set that is not named keeps its place. */
  'groups.orderSets': call<void>()({ ids: z.array(groupSetId()).max(mostSets) }),

  /** Adds a template after the others, or changes one. */
  'templates.save': call<ListedTemplate>()({ template: templateDraft }),
  /** The last one stays: a message needs a template. */
  'templates.remove': call<void>()({ id: templateId }),
  /** Gives one of ours its first words back. */
  'templates.reset': call<void>()({ id: templateId }),
  /** Brings those of ours back that were removed, after the others. */
  'templates.restoreBuiltIns': call<void>()({}),
  'templates.order': call<void>()({ ids: z.array(templateId).max(mostTemplates) }),
  'templates.makeDefault': call<void>()({ id: templateId }),

  /** When so many messages to groups would begin and end, were they made now; `null` before the queue is begun. */
  'broadcasts.foresee': call<Forecast | null>()({ groupCount: z.int().min(1).max(mostDeliveries) }),
  /** Which of these promos came to which of these groups in the last days, or are about to. */
  'broadcasts.findRepeats': call<readonly Repeat[]>()({
    promos: promoWishes,
    groupIds: z.array(groupId()).min(1).max(mostGroups),
  }),
  /** Makes one broadcast of each promo, all of them or none. */
  'broadcasts.start': call<StartOutcome>()({
    promos: promoWishes,
    groupIds: z.array(groupId()).max(mostGroups),
    toOwnChat: z.boolean(),
    repeats: z.enum(repeatAnswers),
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

  ...scheduleCalls,
  ...comingBackCalls,

  ...historyCalls,

  /** How the app is, without numbers, names, texts or keys. */
  'diagnostics.read': call<Diagnostics>()({}),
  /** Opens the save dialog and writes it as a text file. `false` when the person closed it. */
  'diagnostics.save': call<boolean>()({}),
  'diagnostics.copy': call<void>()({}),

  /** Mends a group whose members cannot read; resolves when it is done. */
  'repair.group': call<void>()({ groupId: groupId(), repair: z.enum(groupRepairs) }),
  /** Mends the link and keeps the login; resolves when it is connected again. */
  'repair.connection': call<void>()({ repair: z.enum(connectionRepairs) }),

  /** Opens the file dialog and reads a spreadsheet. `false` when the person closed it, or cancelled the reading. */
  'imports.pick': call<boolean>()({}),
  /** Reads a spreadsheet that was dropped. */
  'imports.open': call<boolean>()({
    name: z.string().max(255),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestSpreadsheet),
  }),
  /** Reads another sheet of the same file. */
  'imports.chooseSheet': call<boolean>()({ sheet: z.int().min(0).max(1_000) }),
  /** Says how the rows are to be read, and checks them all anew. */
  'imports.plan': call<void>()({ plan: importPlan() }),
  /** Opens the folder dialog. `false` when the person closed it. */
  'imports.choosePhotoFolder': call<boolean>()({}),
  /** What becomes of the rows, or became of them. */
  'imports.rows': call<ImportRowPage>()({
    show: z.enum(importShows),
    offset: z.int().min(0).max(1_000_000),
    limit: z.int().min(1).max(200),
  }),
  /** Takes all rows in that can be. Resolves when it is done; `false` when it was cancelled and nothing has changed. */
  'imports.start': call<boolean>()({}),
  'imports.cancel': call<void>()({}),
  /** Forgets the file. */
  'imports.close': call<void>()({}),
  /** Opens the save dialog and writes the refused rows with their reasons. `false` when the person closed it. */
  'imports.saveRefused': call<boolean>()({}),
  /** Opens the save dialog and writes a spreadsheet to begin with. `false` when the person closed it. */
  'imports.saveTemplate': call<boolean>()({}),
  /** Newest first. */
  'imports.past': call<readonly PastImport[]>()({}),
  /** Makes the catalogue what it was before the newest import. */
  'imports.undo': call<void>()({ id: z.uuid().transform((id) => id as ImportId) }),

  /** Opens the save dialog and writes these products, or with `null` all. `false` when the person closed it. */
  'exports.save': call<boolean>()({
    ids: z
      .array(z.uuid().transform((id) => id as ProductId))
      .max(20_000)
      .nullable(),
  }),

  /** Practice only: the simulated phone scans the QR that is shown, or types the code that is shown. */
  'practice.scanQr': call<void>()({}),
  'practice.enterCode': call<void>()({}),

  'settings.change': call<void>()({ language: z.enum(languages) }),
  /** How quickly messages go, and when; brought within the floor, and followed at once by what waits. */
  'settings.changePace': call<void>()({ pace: paceWish }),
  'settings.changeTheme': call<void>()({ theme: z.enum(themes) }),

  ...dataCalls,
  ...welcomeCalls,
  ...aboutCalls,

  'settings.changeDesktop': call<void>()({
    desktop: z.strictObject({ startsAtLogin: z.boolean(), keepsRunning: z.boolean(), notifies: z.boolean() }),
  }),
} as const;

/** Every value that main keeps the window up to date with: whole snapshots, at most four a second. */
export interface Lives {
  readonly connection: Connection;
  readonly health: Health;
  readonly groups: GroupList;
  /** In her own order. */
  readonly groupSets: readonly GroupSet[];
  readonly templates: TemplateList;
  /** Unfinished broadcasts and the latest finished ones, newest first. */
  readonly broadcasts: readonly Broadcast[];
  /** What comes next comes first. */
  readonly schedules: readonly ListedSchedule[];
  /** What she must decide about, the oldest first. */
  readonly missedRuns: readonly MissedRun[];
  /** The latest of this start; `null` as long as there was none. */
  readonly wallNews: WallNews | null;
  /** Grows by one whenever the list of products changed. */
  readonly productsVersion: number;
  /** Grows by one whenever a broadcast was made or has changed. */
  readonly historyVersion: number;
  readonly repairing: Repairing | null;
  readonly importing: Importing | null;
  readonly practice: Practice | null;
  readonly settings: Settings;
  /** A backup that is being saved or checked. */
  readonly backup: BackupWork | null;
  /** Where a menu or a notification leads; `null` as long as none did. */
  readonly wantedPlace: WantedPlace | null;
  readonly update: UpdateState | null;
}
