import type { App, BrowserWindow } from 'electron';
import { Menu } from 'electron';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { Place } from '../../shared/desktop.ts';
import type { LiveName } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import { createSay, type Say } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { LiveValues } from '../ipc/publish-lives.ts';
import type { ZoomStep } from '../window/zoom.ts';
import type { Clock } from './clock.ts';
import { decideNotifications, placeOf, type ToldFacts } from './decide-notifications.ts';
import { describeMenu } from './describe-menu.ts';
import { describeNews } from './describe-news.ts';
import { describeTray } from './describe-tray.ts';
import type { Log } from './log.ts';
import type { Notify } from './notify.ts';
import type { WatchPower } from './power.ts';
import { needsToStayAwake, type StayAwake } from './stay-awake.ts';
import { describeTaskbar, type Taskbar } from './taskbar.ts';
import type { TrayActs, TrayIcon } from './tray.ts';

export interface DesktopNeeds {
  readonly app: Pick<App, 'isPackaged' | 'quit' | 'showAboutPanel'>;
  readonly window: Pick<BrowserWindow, 'close' | 'isDestroyed'>;
  readonly lives: Pick<LiveValues, 'read' | 'publish'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
  readonly show: () => void;
  readonly zoom: (step: ZoomStep) => void;
  readonly isInFront: () => boolean;
  readonly setPaused: (ids: readonly BroadcastId[], isPaused: boolean) => void;
  /** Ends the app without asking. */
  readonly quitNow: () => void;
  readonly openTray: (acts: TrayActs) => TrayIcon;
  readonly notify: Notify;
  readonly taskbar: Taskbar;
  readonly stayAwake: StayAwake;
  readonly watchPower: WatchPower;
}

export interface Desktop {
  /** A live value has changed. */
  note(name: LiveName): void;
  stop(): void;
}

/** What concerns the desktop; the rest is for the window alone. */
const followed: readonly LiveName[] = ['broadcasts', 'connection', 'health', 'missedRuns', 'settings'];

/** The app outside its window: tray, menu, taskbar, notifications, power. It follows the live values and keeps none. */
export function openDesktop(needs: DesktopNeeds): Desktop {
  const { lives, clock, log } = needs;
  const tray = needs.openTray({
    open: needs.show,
    pause: (ids) => needs.setPaused(ids, true),
    resume: (ids) => needs.setPaused(ids, false),
    quit: () => needs.app.quit(),
  });
  const stopWatching = needs.watchPower({
    onSuspend: () => log.info('the computer goes to sleep'),
    onResume: () => log.info('the computer woke up'),
    onShutdown: needs.quitNow,
  });
  let told = readFacts(lives);
  let spoken: { readonly language: Language; readonly say: Say } | undefined;
  let isStopped = false;

  function goTo(place: Place): void {
    needs.show();
    lives.publish('wantedPlace', { place, wish: (lives.read('wantedPlace')?.wish ?? 0) + 1 });
  }

  async function speak(): Promise<void> {
    const { language } = lives.read('settings');
    if (language === spoken?.language) return;
    const say = createSay(await loadText(language));
    if (isStopped || language !== lives.read('settings').language) return;
    spoken = { language, say };
    showMenu(needs, say, goTo);
  }

  function tell(say: Say, language: Language): void {
    const facts = readFacts(lives);
    const now = clock.now();
    const news = decideNotifications(told, facts, now);
    told = facts;
    if (!lives.read('settings').desktop.notifies || needs.isInFront()) return;
    for (const one of news) {
      const words = describeNews(one, say, { language, timeZone: clock.timeZone(), now });
      needs.notify({ ...words, onClick: () => goTo(placeOf(one)) });
    }
  }

  async function follow(): Promise<void> {
    await speak();
    if (isStopped || spoken === undefined) return;
    const facts = readFacts(lives);
    const { broadcasts } = facts;
    tray.show(describeTray(facts), spoken.say);
    needs.taskbar.show(describeTaskbar(broadcasts));
    needs.stayAwake.set(needsToStayAwake(broadcasts));
    tell(spoken.say, spoken.language);
  }

  void follow();
  return {
    note(name) {
      if (!isStopped && followed.includes(name)) void follow();
    },
    stop() {
      isStopped = true;
      stopWatching();
      needs.stayAwake.set(false);
      needs.taskbar.show({ progress: null, isPaused: false, badgeCount: 0 });
      tray.stop();
    },
  };
}

function readFacts(lives: DesktopNeeds['lives']): ToldFacts {
  return {
    broadcasts: lives.read('broadcasts'),
    connection: lives.read('connection'),
    health: lives.read('health'),
    missedRuns: lives.read('missedRuns'),
  };
}

function showMenu({ app, window, zoom }: DesktopNeeds, say: Say, open: (place: Place) => void): void {
  const facts = { platform: process.platform, isPackaged: app.isPackaged };
  const acts = {
    ...{ open, zoom },
    about: () => app.showAboutPanel(),
    closeWindow: () => window.close(),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(describeMenu(facts, say, acts)));
}
