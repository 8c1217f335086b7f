import type { BroadcastId } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { Handlers, ParsedInput } from '../../shared/ipc/call.ts';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import type { ProductId } from '../../shared/products.ts';
import type { Repeat, StartOutcome } from '../../shared/start-broadcasts.ts';
import { type AnswerCallNames, type AnswerHandlersDeps, createAnswerHandlers } from './answer-handlers.ts';
import { type ChangeCallNames, type ChangeHandlersDeps, createChangeHandlers } from './change-handlers.ts';
import { findRepeats } from './find-repeats.ts';
import { planDestinations } from './plan-destinations.ts';
import { planPromo } from './plan-promo.ts';
import { type RunBroadcastsDeps, type RunningBroadcasts, runBroadcasts } from './run-broadcasts.ts';
import {
  type StartBroadcastsDeps,
  type StartTerms,
  type StartWish,
  startBroadcasts,
} from './start-broadcasts.ts';

export type BroadcastsDeps = RunBroadcastsDeps &
  Omit<StartBroadcastsDeps, 'list' | 'repeats'> &
  Omit<AnswerHandlersDeps, 'onChange'> &
  Omit<ChangeHandlersDeps, 'changes' | 'onChange'>;

type CallNames =
  | 'broadcasts.foresee'
  | 'broadcasts.findRepeats'
  | 'broadcasts.start'
  | 'broadcasts.pause'
  | 'broadcasts.resume'
  | 'broadcasts.cancel'
  | 'broadcasts.between'
  | AnswerCallNames
  | ChangeCallNames;

export interface Broadcasts {
  readonly handlers: Pick<Handlers, CallNames>;
  /** Makes broadcasts of what was planned earlier, with what is true now. Throws what `broadcasts.start` does. */
  startPlanned(
    promos: StartWish['promos'],
    groupIds: StartWish['groupIds'],
    terms: StartTerms,
  ): Promise<StartOutcome>;
  /** When so many messages to groups would begin and end, were they made now; `null` before the queue is begun. */
  foresee(groupCount: number): Forecast | null;
  /** The groups that got this product since then, or are about to. */
  readReceivers(productId: ProductId, since: number): ReadonlySet<GroupId>;
  /** How many posts each group got, or is about to get, from one moment up to another. */
  countPosts(from: number, until: number): ReadonlyMap<GroupId, number>;
  /** Starts to send what waits, at its pace. What was on its way when the app last stopped becomes *unknown*. */
  begin(): void;
  /** Begins nothing new; resolves when what is on its way is settled, which closing WhatsApp hastens. */
  stop(): Promise<void>;
}

/** Promos to groups: made by a person, sent one by one by the outbox, and counted as they arrive. */
export function createBroadcasts(deps: BroadcastsDeps): Broadcasts {
  const { list, repeats, changes, interruptions, sentBetween } = deps.store;
  const inside = { ...deps, list, repeats, changes, onChange: wake };
  const start = shareSame((wish: ParsedInput<'broadcasts.start'>) => startBroadcasts(wish, inside));
  let running: RunningBroadcasts | undefined;

  function wake(): void {
    running?.wake();
  }

  const foresee = (groupCount: number) => running?.foresee(groupCount) ?? null;

  async function readRepeats(input: ParsedInput<'broadcasts.findRepeats'>): Promise<readonly Repeat[]> {
    const destinations = planDestinations(input.groupIds, false, deps.readGroup);
    const promos = await Promise.all(input.promos.map((wish) => planPromo(wish, deps)));
    return findRepeats(promos, destinations, inside);
  }

  /** Her word counts from now on: what was too late before it is a question first. */
  function resume(id: BroadcastId): void {
    wake();
    interruptions.release(id);
    steered(list.setPaused(id, false));
  }

  function steered(isKnown: boolean): void {
    if (!isKnown) throw new AppError('not-found');
    wake();
  }

  return {
    handlers: {
      'broadcasts.foresee': ({ groupCount }) => foresee(groupCount),
      'broadcasts.findRepeats': readRepeats,
      'broadcasts.start': (wish) => start(wish).finally(wake),
      'broadcasts.pause': ({ id }) => steered(list.setPaused(id, true)),
      'broadcasts.resume': ({ id }) => resume(id),
      'broadcasts.cancel': ({ id }) => steered(list.cancel(id, deps.clock.now())),
      'broadcasts.between': ({ from, until }) => sentBetween.readBetween(from, until),
      ...createAnswerHandlers(inside),
      ...createChangeHandlers(inside),
    },
    startPlanned(promos, groupIds, terms) {
      const wish = { promos, groupIds, toOwnChat: false, repeats: 'leave-out' } as const;
      return startBroadcasts(wish, inside, terms).finally(wake);
    },
    foresee,
    readReceivers: repeats.readReceivers,
    countPosts: (from, until) => repeats.countPosts(from, until, deps.clock.now()),
    begin() {
      running ??= runBroadcasts(deps);
    },
    async stop() {
      await running?.stop();
    },
  };
}

/** A second click while the first one is still uploading is the same wish. */
function shareSame<Wish, Result>(act: (wish: Wish) => Promise<Result>): (wish: Wish) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();
  return (wish) => {
    const key = JSON.stringify(wish);
    const made = underWay.get(key) ?? act(wish).finally(() => underWay.delete(key));
    underWay.set(key, made);
    return made;
  };
}
