import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import type { BroadcastId } from '../../../shared/broadcasts.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Reply } from '../../../shared/ipc/call.ts';
import type { Photo, PhotoId } from '../../../shared/photos.ts';
import { emptyDraft, type ProductId } from '../../../shared/products.ts';
import type { Repeat } from '../../../shared/schedules/timing.ts';
import { type MissedAnswer, missedAnswers, type ScheduleId } from '../../../shared/schedules.ts';
import { untilGroups } from '../../measure/app/link-app.ts';
import { inRoot } from '../../setup/paths.mjs';
import type { Computer } from './computer.ts';
import { type Deed, exceptions, expires, groups, pace, paused, schedules } from './shop-plan.ts';

/** What she said to a question. Times are milliseconds since 1970. */
export interface Answer {
  readonly scheduleId: ScheduleId;
  readonly at: number;
  readonly answer: MissedAnswer | 'left' | 'refused';
}

/** What she said to the rest of a broadcast that was cut off. */
export interface RestAnswer {
  readonly broadcastId: BroadcastId;
  readonly at: number;
  readonly answer: MissedAnswer | 'send-again';
}

/** One look at such a question: since when the rest is late, as the app has it. */
export interface RestAsked {
  readonly broadcastId: BroadcastId;
  readonly since: number;
}

/** The person at the window. */
export interface Owner {
  readonly idOf: ReadonlyMap<string, ScheduleId>;
  readonly answers: readonly Answer[];
  readonly restsAsked: readonly RestAsked[];
  readonly restAnswers: readonly RestAnswer[];
  /** Looks at what she is asked, and answers some of it. @returns how many questions there were for one schedule, at most */
  answerSome(app: Computer): Promise<Questions>;
  do(deed: Deed, app: Computer, box: PracticeBox): Promise<void>;
}

export interface Questions {
  readonly count: number;
  readonly mostOfOne: number;
  readonly mostRuns: number;
}

export async function openOwner(app: Computer, folder: string, random: () => number): Promise<Owner> {
  const photos = new Map<string, PhotoId>();
  const products = new Map<string, ProductId>();
  const idOf = new Map<string, ScheduleId>();
  const answers: Answer[] = [];
  const restsAsked: RestAsked[] = [];
  const restAnswers: RestAnswer[] = [];
  let unknownCount = 0;

  const idIn = (name: string) => idOf.get(name) as ScheduleId;

  async function plan(): Promise<void> {
    const names = groups.map(({ name }) => name);
    const ids = await untilGroups(app, names);
    await app.call('settings.changePace', { pace });
    for (const schedule of schedules) {
      const { what, start, time, repeat, end = { kind: 'never' } } = schedule;
      const name = schedule.product ?? schedule.name;
      if (what === 'photo') photos.set(name, await addPhoto(app.page, photos.size));
      const photoIds = [photos.get(name)].filter((id) => id !== undefined);
      if (what !== 'text' && !products.has(name)) {
        const validUntil = name === expires.product ? expires.day : null;
        const product = { ...emptyDraft, name: `Oferta ${name}`, price: 990, validUntil, photoIds };
        products.set(name, (await app.call('products.save', { product })).id);
      }
      const productId = products.get(name);
      const id = await app.call('schedules.save', {
        schedule: {
          what:
            productId === undefined
              ? { kind: 'free-text', text: `Aviso ${name}`, photoId: null }
              : { kind: 'products', promos: [{ productId, templateId: null, pinnedText: null }] },
          groupIds: schedule.groups.map((group) => ids[names.indexOf(group)] ?? ''),
          setIds: [],
          timing: { start, time, repeat: writable(repeat), end, exceptions: [] },
        },
      });
      idOf.set(schedule.name, id);
    }
    for (const { schedule, day, to } of exceptions) {
      const id = idIn(schedule);
      if (to === null) await app.call('schedules.skip', { id, day, isSkipped: true });
      else await app.call('schedules.move', { id, day, to });
    }
  }

  async function answerOne(asked: Computer, scheduleId: ScheduleId, heldBy: string | null): Promise<void> {
    const at = await asked.now();
    const wish = ['left' as const, ...missedAnswers, 'now' as const][Math.floor(random() * 5)] ?? 'left';
    const answer = heldBy === null || wish === 'left' ? wish : 'discard';
    try {
      if (answer !== 'left') await asked.call('schedules.answerMissed', { id: scheduleId, answer });
      answers.push({ scheduleId, at, answer });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      answers.push({ scheduleId, at, answer: 'refused' });
    }
  }

  /** What was on its way at a crash, and that nothing has shown to have arrived. */
  async function answerUnknown(asked: Computer): Promise<void> {
    for (const { id, deliveries } of await asked.read('broadcasts')) {
      for (const { id: deliveryId, state } of deliveries) {
        if (state.kind !== 'unknown') continue;
        unknownCount += 1;
        const answer = unknownCount % 2 === 0 ? 'leave' : 'send-again';
        const at = await asked.now();
        await asked.call('broadcasts.answerUnknown', { id, deliveryId, answer });
        if (answer === 'send-again') restAnswers.push({ broadcastId: id, at, answer });
      }
    }
  }

  /** What a crash or a day off has cut off: the rest of a broadcast, which waits for her. */
  async function answerInterrupted(asked: Computer): Promise<void> {
    for (const { id, interruption } of await asked.read('broadcasts')) {
      if (interruption === undefined) continue;
      restsAsked.push({ broadcastId: id, since: interruption.since });
      const answer = interruption.heldBy === null ? missedAnswers[Math.floor(random() * 4)] : 'discard';
      if (answer === undefined) continue;
      const at = await asked.now();
      await asked.call('broadcasts.answerInterrupted', { id, answer });
      restAnswers.push({ broadcastId: id, at, answer });
    }
  }

  const deeds: Record<Deed, (asked: Computer, box: PracticeBox) => Promise<unknown>> = {
    pause: (asked) => asked.call('schedules.pause', { id: idIn(paused.schedule) }),
    resume: (asked) => asked.call('schedules.resume', { id: idIn(paused.schedule) }),
    'sell-out': (asked) =>
      asked.call('changes.sellOut', { productId: products.get('Esgota') ?? '', wish: null }),
    'back-in-stock': (asked) => asked.call('products.backInStock', { id: products.get('Esgota') ?? '' }),
    'remove-from-group': (_, { group }) => group('Que some').removeAccount(),
    'admins-only': (_, { group }) => group('Que fecha').setAnnounceOnly(true),
    async 'lose-photo'() {
      for (const size of ['full', 'thumbnail'])
        rmSync(join(folder, 'photos', `${photos.get('Foto que some')}-${size}.jpg`));
    },
  };

  await plan();
  return {
    ...{ idOf, answers, restsAsked, restAnswers },
    async answerSome(asked) {
      const questions = await asked.read('missedRuns');
      for (const { scheduleId, heldBy } of questions) await answerOne(asked, scheduleId, heldBy);
      await answerInterrupted(asked);
      await answerUnknown(asked);
      const ofOne = Object.values(Object.groupBy(questions, ({ scheduleId }) => scheduleId));
      return {
        count: questions.length,
        mostOfOne: Math.max(0, ...ofOne.map((each) => each?.length ?? 0)),
        mostRuns: Math.max(0, ...questions.map(({ count }) => count)),
      };
    },
    async do(deed, asked, world) {
      await deeds[deed](asked, world);
    },
  };
}

/** The same picture twice would be one file. */
const pictures = ['mel-silvestre', 'goiabada', 'cafe-em-graos', 'doce-de-leite'];

/** Through the window, as a photo that was dropped there. */
async function addPhoto(page: Page, index: number): Promise<PhotoId> {
  const file = pictures[index % pictures.length];
  const bytes = readFileSync(inRoot('assets', 'sample-shop', `${file}.jpg`)).toString('base64');
  const reply = (await page.evaluate(
    `window.promoBrothers.call('photos.add', { bytes: Uint8Array.from(atob('${bytes}'), (c) => c.charCodeAt(0)) })`,
  )) as Reply<Photo>;
  if (!reply.ok) throw new AppError(reply.failure.code);
  return reply.value.id;
}

/** As a call takes it. */
function writable(repeat: Repeat) {
  return repeat.kind === 'weekly' ? { ...repeat, days: [...repeat.days] } : repeat;
}
