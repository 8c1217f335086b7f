import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import type { DrivenClock } from '../../../main/system/driven-clock.ts';
import { launchApp } from '../../demo/launch-app.ts';
import { pointTo } from '../../demo/point-to.ts';
import { tellMoment } from '../../demo/tell-moment.ts';
import { untilAnswered } from '../../demo/until-answered.ts';
import { type AskedApp, askThrough } from '../../measure/app/running-app.ts';
import { inRoot } from '../../setup/paths.mjs';
import { zone } from './shop-plan.ts';

/** One start of the built app, on a clock that is driven. Times are milliseconds since 1970 on that clock. */
export interface Computer extends AskedApp {
  readonly page: Page;
  now(): Promise<number>;
  /** Time passes with the computer awake. */
  hurryTo(at: number): Promise<void>;
  /** Its lid is closed and opened again: the connection of before is dead. */
  sleepTo(at: number): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** As a computer does that is switched off. */
  shutDown(): Promise<void>;
}

/** Some 20 times sooner than in life the link notices that a line is dead. */
const linkSpeed = 10;
const patienceMs = 60_000;

export async function startComputer(folder: string, box: PracticeBox, startsAt: number): Promise<Computer> {
  const electron = await launch(folder, box, startsAt);
  const page = await electron.firstWindow();
  await page.waitForSelector('main');
  const gone = new Promise<void>((resolve) => electron.process().once('exit', () => resolve()));
  const app = askThrough(<Value>(expression: string) => page.evaluate(expression) as Promise<Value>);
  const say = (moment: Parameters<typeof tellMoment>[1]) => untilAnswered(() => tellMoment(electron, moment));

  async function untilConnected(): Promise<void> {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
      if ((await app.read('connection')).kind === 'connected') return;
    }
    throw new Error('the app did not come back to its connection');
  }

  return {
    ...app,
    page,
    now: () => untilAnswered(() => electron.evaluate(() => (globalThis as never as Driven).promoClock.now())),
    hurryTo: (at) =>
      untilAnswered(() =>
        electron.evaluate((_, until) => (globalThis as never as Driven).promoClock.hurryTo(until), at),
      ),
    async sleepTo(at) {
      await say('suspend');
      await sleep(30);
      await box.server.dropConnection();
      await untilAnswered(() =>
        electron.evaluate((_, until) => (globalThis as never as Driven).promoClock.sleepTo(until), at),
      );
      await say('resume');
      await untilConnected();
    },
    async kill() {
      electron.process().kill('SIGKILL');
      await gone;
    },
    async shutDown() {
      await say('shutdown').catch(() => undefined);
      await gone;
    },
  };
}

interface Driven {
  readonly promoClock: DrivenClock;
}

function launch(folder: string, { address }: PracticeBox, startsAt: number): Promise<ElectronApplication> {
  return launchApp(inRoot('.'), {
    PROMO_PROFILE: folder,
    ...pointTo(address, folder),
    PROMO_LINK_CLOCK: String(linkSpeed),
    PROMO_CLOCK_FROM: String(startsAt),
    TZ: zone,
  });
}
