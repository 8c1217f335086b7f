import { AppError, type FailureCode } from '../shared/failure.ts';
import type { CallName, Handlers } from '../shared/ipc/call.ts';
import { calls } from '../shared/ipc/contract.ts';
import type { App } from './app.ts';
import type { LiveValues } from './ipc/publish-lives.ts';

export interface OpenOrExplainNeeds {
  /** @throws AppError when the data folder cannot be used now */
  readonly open: () => App;
  readonly lives: Pick<LiveValues, 'publish'>;
  readonly readAbout: Handlers['about.read'];
  /** What helps where the data cannot be opened. */
  readonly rescue?: Partial<Handlers>;
  /** Told of what should never happen, once. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Opens the app, or, where its data cannot be opened, shows the window with the reason and lets the person try again.
 * Nothing is replaced meanwhile, so nothing is lost.
 */
export function openOrExplain({ open, lives, readAbout, rescue = {}, onBug }: OpenOrExplainNeeds): App {
  let app = tryToOpen();

  function tryToOpen(): App {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof AppError)) onBug(error);
      const reason = error instanceof AppError ? error.code : 'unexpected';
      lives.publish('connection', { kind: 'stopped', reason });
      return closedApp(reason, { ...rescue, 'about.read': readAbout, 'connection.start': openAgain });
    }
  }

  async function openAgain(): Promise<void> {
    app = tryToOpen();
    await app.begin();
  }

  return {
    get handlers() {
      return app.handlers;
    },
    readPhoto: (id, size) => app.readPhoto(id, size),
    begin: () => app.begin(),
    stop: (patienceMs) => app.stop(patienceMs),
  };
}

/** Answers everything with the reason, but for who we are, for trying again, and for a backup. */
function closedApp(reason: FailureCode, still: Partial<Handlers>): App {
  const refuse = () => {
    throw new AppError(reason);
  };
  const names = Object.keys(calls) as CallName[];
  const refusals = Object.fromEntries(names.map((name) => [name, refuse])) as Record<CallName, () => never>;
  return {
    handlers: { ...refusals, ...still },
    readPhoto: () => undefined,
    begin: async () => {},
    stop: async () => {},
  };
}
