import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listQuestions, type Question, questionSections, sectionOf } from '../../shared/coming-back.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import { useNow } from '../ui/use-now.ts';
import { AnswerAll } from './answer-all.tsx';
import classes from './coming-back.module.css';
import { Section, type Shown } from './question-section.tsx';
import { type Answer, type Answers, useAnswers } from './use-answers.ts';
import { useOutcomeWords } from './use-outcome-words.ts';
import { useQuestionWords } from './use-question-words.ts';

interface ComingBackScreenProps {
  /** She decides later. */
  readonly onLater: () => void;
  readonly onSeeBroadcasts: () => void;
  /** How many are without an answer, a discard that can still be taken back left out; `null` when the screen goes. */
  readonly onOpenCount: (count: number | null) => void;
}

/** What happened while nobody could see to it, and what is to become of it. Nothing goes before she chose. */
export default function ComingBackScreen({ onLater, onSeeBroadcasts, onOpenCount }: ComingBackScreenProps) {
  const { t } = useTranslation();
  const missedRuns = useLive('missedRuns');
  const schedules = useLive('schedules');
  const broadcasts = useLive('broadcasts');
  const isLoaded = missedRuns !== undefined && schedules !== undefined && broadcasts !== undefined;
  const live = useMemo(
    () => (isLoaded ? listQuestions({ missedRuns, schedules, broadcasts }) : []),
    [isLoaded, missedRuns, schedules, broadcasts],
  );
  const answers = useAnswers(live);
  const shown = showAll(live, answers);
  const open = shown.filter(({ answered }) => answered === undefined).map(({ question }) => question);
  const openCount = isLoaded ? open.length : null;
  useEffect(() => onOpenCount(openCount), [onOpenCount, openCount]);
  useEffect(() => () => onOpenCount(null), [onOpenCount]);
  const greeting = useGreeting();
  return (
    <Screen
      isColumn
      title={t(`comingBack.greeting.${greeting}`)}
      actions={
        open.length > 0 && (
          <Button variant="default" onClick={onLater}>
            {t('comingBack.later')}
          </Button>
        )
      }
    >
      {!isLoaded && <p className={classes.soft}>{t('common.loading')}</p>}
      {isLoaded && shown.length === 0 && (
        <EmptyState
          icon="checkCircle"
          title={t('comingBack.empty.title')}
          body={t('comingBack.empty.body')}
          action={
            <Button variant="light" onClick={onLater}>
              {t('comingBack.seeProducts')}
            </Button>
          }
        />
      )}
      {shown.length > 0 && (
        <div className={classes.panel}>
          {open.length > 0 ? (
            <>
              <p className={classes.intro}>{t('comingBack.intro')}</p>
              <AnswerAll open={open.filter(canGo)} answers={answers} />
            </>
          ) : (
            <AllDone
              isUndoable={answers.discarding.pending !== null}
              hasSent={shown.some(
                ({ answered }) => answered !== undefined && sends.includes(answered.answer),
              )}
              onSee={onSeeBroadcasts}
            />
          )}
          {questionSections.map((section) => (
            <Section key={section} {...{ section, shown, answers }} />
          ))}
        </div>
      )}
      <Told answers={answers} />
    </Screen>
  );
}

/** What is asked, with what she has answered since she came here, each in its place. */
function showAll(live: readonly Question[], { answered, discarding }: Answers): readonly Shown[] {
  const asked = new Set(live.map(({ key }) => key));
  const discarded = new Map(
    (discarding.pending ?? []).map((question) => [question.key, { question, answer: 'discard' as const }]),
  );
  const past = [...answered.values()].filter(({ question }) => !asked.has(question.key));
  return [
    ...live.map((question) => ({
      question,
      answered: answered.get(question.key) ?? discarded.get(question.key),
    })),
    ...past.map((each) => ({ question: each.question, answered: each })),
  ].toSorted((one, other) => one.question.at - other.question.at);
}

function canGo(question: Question): boolean {
  return question.kind !== 'unknown' && sectionOf(question) !== 'ended';
}

/** What she answered so is among the broadcasts now. */
const sends: readonly Answer[] = ['now', 'send-again'];

interface AllDoneProps {
  readonly isUndoable: boolean;
  readonly hasSent: boolean;
  readonly onSee: () => void;
}

function AllDone({ isUndoable, hasSent, onSee }: AllDoneProps) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What she pressed last is gone.
    if (!isUndoable && document.activeElement === document.body) title.current?.focus();
  }, [isUndoable]);
  return (
    <div className={classes.done}>
      <Icon name="checkCircle" size={26} />
      <div className={classes.about}>
        <h2 ref={title} tabIndex={-1} className={classes.title}>
          {t('comingBack.allDone')}
        </h2>
        {hasSent && <p className={classes.soft}>{t('comingBack.allDoneBody')}</p>}
      </div>
      <Button variant="default" onClick={onSee}>
        {t('comingBack.seeBroadcasts')}
      </Button>
    </div>
  );
}

/** The latest outcome, for a screen reader; and the way back from a discard. */
function Told({ answers: { latest, discarding } }: { readonly answers: Answers }) {
  const { t } = useTranslation();
  const tell = useQuestionWords();
  const tellOutcome = useOutcomeWords();
  const [first, ...others] = discarding.pending ?? [];
  const words = latest.map((each) => `${tell(each.question).name}: ${tellOutcome(each)}`).join('. ');
  return (
    <>
      <p className="visually-hidden" role="status">
        {words}
      </p>
      {first && (
        <UndoBar
          message={
            others.length === 0
              ? t('comingBack.discardedOne', { name: tell(first).name })
              : t('comingBack.discardedCount', { count: others.length + 1 })
          }
          onUndo={discarding.undo}
        />
      )}
    </>
  );
}

const noon = 12;
const dusk = 18;
const minuteMs = 60_000;

function useGreeting(): 'morning' | 'afternoon' | 'evening' {
  const hour = new Date(useNow(minuteMs)).getHours();
  if (hour < noon) return 'morning';
  return hour < dusk ? 'afternoon' : 'evening';
}
