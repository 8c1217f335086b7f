import { type BroadcastId, mayPass } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { Handlers, ParsedInput } from '../../shared/ipc/call.ts';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import type { Repeat, StartOutcome } from '../../shared/start-broadcasts.ts';
import { answerInterrupted } from './answer-interrupted.ts';
import type { Answered } from './answers-store.ts';
import { type ChangeCallNames, type ChangeHandlersDeps, createChangeHandlers } from './change-handlers.ts';
import { findRepeats } from './find-repeats.ts';
import { planDestinations } from './plan-destinations.ts';
import { planPromo, refuseSoldOut } from './plan-promo.ts';
import { type RunBroadcastsDeps, type RunningBroadcasts, runBroadcasts } from './run-broadcasts.ts';
import {
  type StartBroadcastsDeps,
  type StartTerms,
  type StartWish,
  startBroadcasts,
} from './start-broadcasts.ts';

export type BroadcastsDeps = RunBroadcastsDeps &
  Omit<StartBroadcastsDeps, 'list' | 'repeats'> &
  Omit<ChangeHandlersDeps, 'changes' | 'onChange'>;

type CallNames =
  | 'broadcasts.foresee'
  | 'broadcasts.findRepeats'
  | 'broadcasts.start'
  | 'broadcasts.pause'
  | 'broadcasts.resume'
  | 'broadcasts.cancel'
  | 'broadcasts.answerUnknown'
  | 'broadcasts.answerInterrupted'
  | 'broadcasts.repeatFailed'
  | 'broadcasts.between'
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
  const { list, answers, repeats } = deps.store;
  const underWay = new Map<string, Promise<StartOutcome>>();
  let running: RunningBroadcasts | undefined;

  /** A second click while the first one is still uploading is the same wish. */
  async function start(input: ParsedInput<'broadcasts.start'>): Promise<StartOutcome> {
    const wish = JSON.stringify(input);
    const made = underWay.get(wish) ?? startBroadcasts(input, { ...deps, list, repeats });
    underWay.set(wish, made);
    try {
      return await made;
    } finally {
      underWay.delete(wish);
      running?.wake();
    }
  }

  async function startPlanned(
    promos: StartWish['promos'],
    groupIds: StartWish['groupIds'],
    terms: StartTerms,
  ): Promise<StartOutcome> {
    const wish: StartWish = { promos, groupIds, toOwnChat: false, repeats: 'leave-out' };
    try {
      return await startBroadcasts(wish, { ...deps, list, repeats }, terms);
    } finally {
      running?.wake();
    }
  }

  const foresee = (groupCount: number) => running?.foresee(groupCount) ?? null;

  async function readRepeats(input: ParsedInput<'broadcasts.findRepeats'>): Promise<readonly Repeat[]> {
    const destinations = planDestinations(input.groupIds, false, deps.readGroup);
    const promos = await Promise.all(input.promos.map((wish) => planPromo(wish, deps)));
    return findRepeats(promos, destinations, { ...deps, repeats });
  }

  /** Her word counts from now on: what was too late before it is a question first. */
  function resume(id: BroadcastId): void {
    running?.wake();
    deps.store.interruptions.release(id);
    steered(list.setPaused(id, false));
  }

  function steered(isKnown: boolean): void {
    if (!isKnown) throw new AppError('not-found');
    running?.wake();
  }

  function answerUnknown({ id, deliveryId, answer }: ParsedInput<'broadcasts.answerUnknown'>): Answered {
    if (answer === 'leave') return answers.leaveUnknown(id, deliveryId, deps.clock.now());
    refuseSoldOut(readProductOf(id));
    return answers.sendUnknownAgain(id, deliveryId);
  }

  function repeatFailed({ id }: ParsedInput<'broadcasts.repeatFailed'>): Answered {
    refuseSoldOut(readProductOf(id));
    return answers.sendFailedAgain(id, mayPass);
  }

  function readProductOf(id: BroadcastId): Product | undefined {
    const productId = list.readProductId(id);
    return productId === null ? undefined : deps.readProduct(productId);
  }

  /** What was too old to be sent again is left as it was; the rest goes. */
  function answered(result: Answered): void {
    running?.wake();
    if (result !== 'done') throw new AppError(result === 'too-late' ? 'send-again-too-late' : 'not-found');
  }

  return {
    handlers: {
      'broadcasts.foresee': ({ groupCount }) => foresee(groupCount),
      'broadcasts.findRepeats': readRepeats,
      'broadcasts.start': start,
      'broadcasts.pause': ({ id }) => steered(list.setPaused(id, true)),
      'broadcasts.resume': ({ id }) => resume(id),
      'broadcasts.cancel': ({ id }) => steered(list.cancel(id, deps.clock.now())),
      'broadcasts.answerUnknown': (input) => answered(answerUnknown(input)),
      'broadcasts.answerInterrupted'({ id, answer }) {
        try {
          answerInterrupted(id, answer, { ...deps, list, interruptions: deps.store.interruptions });
        } finally {
          // A refusal is news, too: the offer has ended since it was last shown.
          running?.wake();
        }
      },
      'broadcasts.repeatFailed': (input) => answered(repeatFailed(input)),
      'broadcasts.between': ({ from, until }) => deps.store.sentBetween.readBetween(from, until),
      ...createChangeHandlers({ ...deps, changes: deps.store.changes, onChange: () => running?.wake() }),
    },
    startPlanned,
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
