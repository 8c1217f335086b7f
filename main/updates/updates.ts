import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { FoundUpdate, UpdateState } from '../../shared/updates.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { OpenUpdateSource, UpdateSource } from './update-source.ts';

export interface UpdatesDeps {
  readonly openSource: OpenUpdateSource;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
  /** Whether anything would be cut by an end of the app. */
  readonly isSending: () => boolean;
  /** Ends the app in order, without asking. */
  readonly quit: () => void;
  /** `null`: this build looks for nothing. */
  readonly publish: (state: UpdateState | null) => void;
}

export interface Updates {
  readonly handlers: Pick<Handlers, 'updates.look' | 'updates.install'>;
  /** Looks by itself from now on. */
  begin(): void;
  stop(): void;
}

/** The start has better things to do, and nobody waits for it. */
const firstLookMs = 60_000;
const betweenLooksMs = 12 * 3_600_000;

/** Tells of a newer version, and installs it when she says so: never while anything is being sent. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { openSource, clock, publish } = deps;
  let state: UpdateState = { kind: 'newest', lookedAt: null };
  let opened: Promise<UpdateSource> | undefined;
  let cancel = () => {};

  function change(next: UpdateState): void {
    state = next;
    publish(next);
  }

  async function source(): Promise<UpdateSource> {
    if (openSource === null) throw new AppError('update-none-here');
    opened ??= openSource();
    return opened;
  }

  async function look(): Promise<void> {
    const { look: ask } = await source();
    // What is on its way already is not looked for once more.
    if (state.kind === 'fetching' || state.kind === 'installing') return;
    const found = await ask();
    if (state.kind === 'newest' || state.kind === 'found')
      change(found === null ? { kind: 'newest', lookedAt: clock.now() } : { kind: 'found', ...found });
  }

  async function lookByItself(): Promise<void> {
    cancel = clock.after(betweenLooksMs, () => void lookByItself());
    await look().catch((err: unknown) => deps.log.info({ err }, 'no word of newer versions'));
  }

  async function install(): Promise<void> {
    if (state.kind !== 'found') return;
    const { version, notes } = state;
    const found = { version, notes };
    refuseWhileSending();
    const from = await source();
    try {
      await fetchFrom(from, found);
      // It may have taken minutes.
      refuseWhileSending();
    } catch (error) {
      change({ kind: 'found', ...found });
      throw error;
    }
    change({ kind: 'installing', ...found });
    from.installAtEnd();
    deps.quit();
  }

  async function fetchFrom({ fetch }: UpdateSource, found: FoundUpdate): Promise<void> {
    change({ kind: 'fetching', ...found, percent: 0 });
    await fetch((percent) => change({ kind: 'fetching', ...found, percent })).catch(throwUnreachable);
  }

  function refuseWhileSending(): void {
    if (deps.isSending()) throw new AppError('update-while-sending');
  }

  publish(openSource === null ? null : state);
  return {
    handlers: {
      'updates.look': () => look().catch(throwUnreachable),
      'updates.install': install,
    },
    begin() {
      if (openSource !== null) cancel = clock.after(firstLookMs, () => void lookByItself());
    },
    stop: () => cancel(),
  };
}

/** Whatever else goes wrong on the way to the feed, to her it is out of reach. */
function throwUnreachable(cause: unknown): never {
  throw cause instanceof AppError ? cause : new AppError('update-unreachable', { cause });
}
