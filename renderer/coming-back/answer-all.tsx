import { Button, type ButtonProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../shared/coming-back.ts';
import { type MissedAnswer, missedAnswers } from '../../shared/schedules.ts';
import { call } from '../ipc/call.ts';
import classes from './coming-back.module.css';
import type { Answers } from './use-answers.ts';
import { useWhen } from './use-when.ts';

const renewMs = 10_000;
const minuteMs = 60_000;

interface AnswerAllProps {
  /** What can be sent, and is not answered. */
  readonly open: readonly Question[];
  readonly answers: Answers;
}

const looks: Readonly<Record<MissedAnswer, Pick<ButtonProps, 'variant' | 'color'>>> = {
  now: { variant: 'filled' },
  'next-free': { variant: 'default' },
  discard: { variant: 'subtle', color: 'gray' },
};

/** One answer for all that can be sent, and what the answers mean. */
export function AnswerAll({ open, answers }: AnswerAllProps) {
  const { t } = useTranslation();
  const when = useWhen();
  const forecast = useQuery({
    queryKey: ['coming-back', 'free'],
    queryFn: () => call('broadcasts.foresee', { groupCount: 1 }),
    refetchInterval: renewMs,
    staleTime: 0,
    gcTime: 0,
  });
  if (open.length === 0) return null;
  const firstAt = forecast.data?.firstAt ?? null;
  const freeAt = firstAt === null ? null : Math.ceil(Math.max(firstAt, Date.now() + 1) / minuteMs) * minuteMs;
  const plannable = open.filter((question) => question.kind !== 'missed' || !question.isPaused);
  return (
    <div className={classes.all}>
      {open.length > 1 && (
        <fieldset className={classes.allAnswers}>
          <legend className="visually-hidden">{t('comingBack.all.label')}</legend>
          {missedAnswers.map((answer) => (
            <Button
              key={answer}
              {...looks[answer]}
              disabled={answers.busy.size > 0 || (answer === 'next-free' && plannable.length === 0)}
              onClick={() => answers.give(answer === 'next-free' ? plannable : open, answer)}
            >
              {t(`comingBack.all.${answer}`)}
            </Button>
          ))}
        </fieldset>
      )}
      <p className={classes.soft}>
        {t('comingBack.pace')}
        {freeAt !== null && ` ${t('comingBack.freeAt', { when: when(freeAt) })}`}
      </p>
    </div>
  );
}
