import { type BroadcastId, mayPass } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import { type AnswerInterruptedDeps, answerInterrupted } from './answer-interrupted.ts';
import type { Answered } from './answers-store.ts';
import type { BroadcastsStore } from './broadcasts-store.ts';
import { refuseSoldOut } from './plan-promo.ts';

export interface AnswerHandlersDeps extends Omit<AnswerInterruptedDeps, 'list' | 'interruptions'> {
  readonly store: Pick<BroadcastsStore, 'list' | 'answers' | 'interruptions'>;
  /** There is something new to send, or a question less. */
  readonly onChange: () => void;
}

export type AnswerCallNames =
  | 'broadcasts.answerUnknown'
  | 'broadcasts.answerInterrupted'
  | 'broadcasts.repeatFailed';

/** What a person decides about what is unknown, has failed, or was cut off. */
export function createAnswerHandlers(deps: AnswerHandlersDeps): Pick<Handlers, AnswerCallNames> {
  const { store, clock, onChange } = deps;
  const { list, answers, interruptions } = store;

  function refuseSoldOutOf(id: BroadcastId): void {
    const productId = list.readProductId(id);
    refuseSoldOut(productId === null ? undefined : deps.readProduct(productId));
  }

  /** What was too old to be sent again is left as it was; the rest goes. */
  function answered(result: Answered): void {
    onChange();
    if (result !== 'done') throw new AppError(result === 'too-late' ? 'send-again-too-late' : 'not-found');
  }

  return {
    'broadcasts.answerUnknown'({ id, deliveryId, answer }) {
      if (answer === 'leave') return answered(answers.leaveUnknown(id, deliveryId, clock.now()));
      refuseSoldOutOf(id);
      answered(answers.sendUnknownAgain(id, deliveryId));
    },
    'broadcasts.answerInterrupted'({ id, answer }) {
      try {
        answerInterrupted(id, answer, { ...deps, list, interruptions });
      } finally {
        // A refusal is news, too: the offer has ended since it was last shown.
        onChange();
      }
    },
    'broadcasts.repeatFailed'({ id }) {
      refuseSoldOutOf(id);
      answered(answers.sendFailedAgain(id, mayPass));
    },
  };
}
