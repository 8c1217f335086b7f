import type { App, BrowserWindow } from 'electron';
import type { Clock } from './clock.ts';
import type { Leave } from './leave.ts';
import { hiddenArgument } from './start-at-login.ts';

export interface StopInOrderNeeds {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly window: Pick<BrowserWindow, 'on'>;
  readonly clock: Clock;
  readonly show: () => void;
  readonly hide: () => void;
  /** Missing as long as nothing is loaded that could be asked about. */
  readonly readLeave: () => Leave | undefined;
  /** @param patienceMs how long the message that is on its way may take; missing for the least */
  readonly stop: (patienceMs?: number) => Promise<void>;
}

export interface StopInOrder {
  /** Ends the app without asking: the computer shuts down. */
  quitNow(): void;
}

/** Whoever quits does not wait longer than this; what is not stopped by then ends with the process. */
const longestStopMs = 8_000;
/** She was told that the present group is finished first, so it gets the time that a slow line takes. */
const finishGroupMs = 20_000;

/**
 * What a computer that shuts down sends. Electron would quit on them by itself, were it not for electron-store, whose
 * file writer listens to them too and then ends the process at once (when-exit 2.1.5, dist/node/interceptor.js).
 */
const endingSignals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** A second start shows the window of the first; closing it and quitting go the way that she chose, and in order. */
export function stopInOrder(needs: StopInOrderNeeds): StopInOrder {
  const { app, window, clock } = needs;
  let state: 'running' | 'asking' | 'stopping' | 'stopped' = 'running';

  function isStopping(): boolean {
    return state === 'stopping' || state === 'stopped';
  }

  function begin(patienceMs?: number): void {
    if (isStopping()) return;
    state = 'stopping';
    needs.hide();
    let cancel = () => {};
    const timeUp = new Promise<void>((resolve) => {
      cancel = clock.after(longestStopMs + (patienceMs ?? 0), resolve);
    });
    void Promise.race([needs.stop(patienceMs), timeUp]).finally(() => {
      cancel();
      state = 'stopped';
      app.quit();
    });
  }

  /** Nothing is asked twice at a time, and a question that cannot be put keeps nobody from leaving. */
  function ask<Answer>(question: Promise<Answer>, otherwise: Answer, act: (answer: Answer) => void): void {
    state = 'asking';
    void question
      .catch(() => otherwise)
      .then((answer) => {
        if (isStopping()) return;
        state = 'running';
        act(answer);
      });
  }

  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(hiddenArgument) && !isStopping()) needs.show();
  });
  app.on('activate', () => !isStopping() && needs.show());
  app.on('window-all-closed', () => app.quit());
  window.on('close', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    const leave = needs.readLeave();
    if (state !== 'running') return;
    if (leave === undefined) begin();
    else
      ask(leave.close(), 'quit', (answer) => {
        if (answer === 'hide') needs.hide();
        if (answer === 'quit') begin(finishGroupMs);
      });
  });
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    const leave = needs.readLeave();
    if (state !== 'running') return;
    if (leave === undefined) begin();
    else ask(leave.quit(), true, (mayQuit) => mayQuit && begin(finishGroupMs));
  });
  for (const signal of endingSignals) process.on(signal, () => begin());
  return { quitNow: () => begin() };
}
