import { useCallback, useEffect, useState } from 'react';
import type { UnknownAnswer } from '../../shared/broadcasts.ts';
import type { Question } from '../../shared/coming-back.ts';
import type { Failure } from '../../shared/failure.ts';
import type { MissedAnswer } from '../../shared/schedules.ts';
import { asFailure, call } from '../ipc/call.ts';
import { type Undoable, useUndoable } from '../ui/use-undoable.ts';

export type Answer = MissedAnswer | UnknownAnswer;

export interface Answered {
  readonly question: Question;
  readonly answer: Answer;
}

export interface Answers {
  /** What she answered since the screen was opened, by the key of the question. */
  readonly answered: ReadonlyMap<string, Answered>;
  /** What was answered last, together. */
  readonly latest: readonly Answered[];
  readonly failures: ReadonlyMap<string, Failure>;
  readonly busy: ReadonlyMap<string, Answer>;
  readonly discarding: Undoable<readonly Question[]>;
  /** A discard can be taken back for a moment; everything else begins at once. */
  give(questions: readonly Question[], answer: Answer): void;
}

type Kept = ReadonlyMap<string, Answered>;

/** @param live what is asked now: a question that comes back is one again */
export function useAnswers(live: readonly Question[]): Answers {
  const [answered, setAnswered] = useState<Kept>(new Map());
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [latest, setLatest] = useState<readonly Answered[]>([]);
  const [failures, setFailures] = useState<ReadonlyMap<string, Failure>>(new Map());
  const [busy, setBusy] = useState<ReadonlyMap<string, Answer>>(new Map());

  const act = useCallback(async (questions: readonly Question[], answer: Answer) => {
    const keys = questions.map(({ key }) => key);
    setFailures((now) => without(now, keys));
    setBusy((now) => new Map([...now, ...keys.map((key) => [key, answer] as const)]));
    const done: Answered[] = [];
    for (const together of split(questions, answer)) {
      try {
        await ask(together, answer);
        done.push(...together.map((question) => ({ question, answer })));
      } catch (error) {
        const failure = asFailure(error);
        setFailures((now) => new Map([...now, ...together.map(({ key }) => [key, failure] as const)]));
      }
    }
    setBusy((now) => without(now, keys));
    setSettled((now) => new Set([...now].filter((key) => !keys.includes(key))));
    setAnswered((now) => new Map([...now, ...done.map((each) => [each.question.key, each] as const)]));
    if (done.length > 0) setLatest(done);
  }, []);

  const discard = useCallback(
    (questions: readonly Question[], onSettled: () => void) => void act(questions, 'discard').then(onSettled),
    [act],
  );
  const discarding = useUndoable(discard);

  useEffect(() => {
    const asked = new Set(live.map(({ key }) => key));
    const gone = [...answered.keys()].filter((key) => !asked.has(key) && !settled.has(key));
    if (gone.length > 0) setSettled((now) => new Set([...now, ...gone]));
    const back = [...settled].filter((key) => asked.has(key) && answered.has(key));
    if (back.length > 0) setAnswered((now) => without(now, back));
  }, [live, answered, settled]);

  return {
    ...{ answered, latest, failures, busy, discarding },
    give(questions, answer) {
      if (answer === 'discard') discarding.begin(questions);
      else void act(questions, answer);
    },
  };
}

/** What is planned for the next free time is planned together, one after the other; the rest is answered one by one. */
function split(questions: readonly Question[], answer: Answer): readonly (readonly Question[])[] {
  const missed = questions.filter(({ kind }) => kind === 'missed');
  if (answer !== 'next-free' || missed.length < 2) return questions.map((question) => [question]);
  const others = questions.filter(({ kind }) => kind !== 'missed');
  return [...others.map((question) => [question]), missed];
}

async function ask(together: readonly Question[], answer: Answer): Promise<void> {
  const [question] = together;
  if (question === undefined) return;
  if (question.kind === 'unknown') {
    const given = answer === 'send-again' ? answer : 'leave';
    await call('broadcasts.answerUnknown', { id: question.broadcastId, deliveryId: null, answer: given });
    return;
  }
  if (answer === 'send-again' || answer === 'leave') return;
  if (question.kind === 'half-sent') {
    await call('broadcasts.answerInterrupted', { id: question.broadcastId, answer });
    return;
  }
  await call('schedules.answerMissed', { id: together.length > 1 ? null : question.scheduleId, answer });
}

function without<Value>(
  map: ReadonlyMap<string, Value>,
  keys: readonly string[],
): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}
