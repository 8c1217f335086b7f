import { Button, type ButtonProps } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { unknownAnswers } from '../../shared/broadcasts.ts';
import { type Question, sectionOf } from '../../shared/coming-back.ts';
import type { Failure } from '../../shared/failure.ts';
import { missedAnswers } from '../../shared/schedules.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './coming-back.module.css';
import type { Answer } from './use-answers.ts';
import type { QuestionWords } from './use-question-words.ts';

interface QuestionRowProps {
  readonly question: Question;
  readonly words: QuestionWords;
  /** What became of it; missing as long as it is asked. */
  readonly outcome: string | undefined;
  readonly failure: Failure | undefined;
  readonly busyWith: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

/** One thing that waits for her, with what can be done about it, or what she made of it. */
export function QuestionRow({ question, words, outcome, failure, busyWith, onAnswer }: QuestionRowProps) {
  const { t } = useTranslation();
  const { name, facts } = words;
  const row = useRef<HTMLLIElement>(null);
  const isAnswered = outcome !== undefined;
  useEffect(() => {
    // The button that she pressed is gone: whoever uses the keyboard stays where it was.
    if (isAnswered && document.activeElement === document.body) row.current?.focus();
  }, [isAnswered]);
  return (
    <li ref={row} className={classes.row} data-answered={isAnswered || undefined} tabIndex={-1}>
      <div className={classes.words}>
        <h3 className={classes.name}>{name}</h3>
        <p className={classes.facts}>{facts.join(' · ')}</p>
      </div>
      {isAnswered ? (
        <p className={classes.outcome}>
          <Icon name="checkCircle" size={18} />
          {outcome}
        </p>
      ) : (
        <div className={classes.answers}>
          {answersOf(question).map((answer) => (
            <Button
              key={answer}
              size="xs"
              {...looks[answer]}
              aria-label={t('comingBack.answerOf', { answer: t(`comingBack.answers.${answer}`), name })}
              loading={busyWith === answer}
              disabled={busyWith !== undefined}
              onClick={() => onAnswer(answer)}
            >
              {t(`comingBack.answers.${answer}`)}
            </Button>
          ))}
        </div>
      )}
      {failure && !isAnswered && (
        <div className={classes.failure}>
          <FailureNote failure={failure} />
        </div>
      )}
    </li>
  );
}

/** What may repeat an offer never looks like the thing to do. */
const looks: Readonly<Record<Answer, Pick<ButtonProps, 'variant' | 'color'>>> = {
  now: { variant: 'light' },
  'next-free': { variant: 'default' },
  discard: { variant: 'subtle', color: 'gray' },
  'send-again': { variant: 'default' },
  leave: { variant: 'default' },
};

function answersOf(question: Question): readonly Answer[] {
  if (question.kind === 'unknown') return unknownAnswers;
  if (sectionOf(question) === 'ended') return ['discard'];
  return question.kind === 'missed' && question.isPaused ? ['now', 'discard'] : missedAnswers;
}
