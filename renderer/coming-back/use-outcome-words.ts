import { useTranslation } from 'react-i18next';
import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { useLive } from '../ipc/use-live.ts';
import type { Answered } from './use-answers.ts';
import { useWhen } from './use-when.ts';

/** Sooner than this it goes "now". */
const soonMs = 2 * 60_000;

/** What becomes of an answer, as it is known now: it may have to wait for the opening hours, or for others. */
export function useOutcomeWords(): (answered: Answered) => string {
  const { t } = useTranslation();
  const when = useWhen();
  const broadcasts = useLive('broadcasts') ?? [];
  const schedules = useLive('schedules') ?? [];

  function tellGoing(going: readonly Broadcast[]): string {
    if (going.length > 0 && going.every((each) => readProgress(each).isFinished))
      return t('comingBack.outcome.sent');
    const next = going.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt])).sort((a, b) => a - b)[0];
    const isRunning = going.some((each) => readProgress(each).counts.sending > 0);
    if (next === undefined) return t(isRunning ? 'comingBack.outcome.going' : 'comingBack.outcome.queued');
    const isSoon = next - Date.now() < soonMs;
    return isSoon ? t('comingBack.outcome.going') : t('comingBack.outcome.goingAt', { when: when(next) });
  }

  return ({ question, answer }) => {
    if (answer === 'send-again' || answer === 'leave') return t(`comingBack.outcome.${answer}`);
    if (answer === 'discard') {
      return t(`comingBack.outcome.${question.kind === 'half-sent' ? 'discardedRest' : 'discarded'}`);
    }
    if (question.kind !== 'missed') {
      return tellGoing(broadcasts.filter(({ id }) => id === question.broadcastId));
    }
    const schedule = schedules.find(({ id }) => id === question.scheduleId);
    if (answer === 'next-free' && schedule?.next) {
      return t('comingBack.outcome.planned', { when: when(schedule.next.at) });
    }
    const state = schedule?.last?.state;
    if (state?.kind === 'held') {
      return t('comingBack.outcome.held', { why: t(`comingBack.heldBy.${state.why}`) });
    }
    const ids = state?.kind === 'started' ? state.broadcastIds : [];
    return tellGoing(broadcasts.filter(({ id }) => ids.includes(id)));
  };
}
