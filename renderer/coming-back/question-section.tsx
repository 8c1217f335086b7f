import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Question, type QuestionSection, sectionOf } from '../../shared/coming-back.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './coming-back.module.css';
import { QuestionRow } from './question-row.tsx';
import type { Answer, Answered, Answers } from './use-answers.ts';
import { useOutcomeWords } from './use-outcome-words.ts';
import { useQuestionWords } from './use-question-words.ts';

const icons: Readonly<Record<QuestionSection, IconName>> = {
  missed: 'clock',
  'half-sent': 'pause',
  unknown: 'question',
  ended: 'cancelled',
};

/** A question as it stands, or as she answered it. */
export interface Shown {
  readonly question: Question;
  readonly answered: Answered | undefined;
}

interface SectionProps {
  readonly section: QuestionSection;
  readonly shown: readonly Shown[];
  readonly answers: Answers;
}

/** Questions of one kind, and what it means that there are any. */
export function Section({ section, shown, answers }: SectionProps) {
  const { t } = useTranslation();
  const tell = useQuestionWords();
  const tellOutcome = useOutcomeWords();
  const mine = shown.filter(({ question }) => sectionOf(question) === section);
  if (mine.length === 0) return null;
  const open = mine.filter(({ answered }) => answered === undefined).map(({ question }) => question);
  return (
    <section className={classes.section} aria-labelledby={`coming-back-${section}`} data-section={section}>
      <header className={classes.head}>
        <span className={classes.badge}>
          <Icon name={icons[section]} size={20} />
        </span>
        <div className={classes.about}>
          <h2 id={`coming-back-${section}`} className={classes.title}>
            {t(`comingBack.sections.${section}.title`, { count: mine.length })}
          </h2>
          <p className={classes.soft}>{t(`comingBack.sections.${section}.body`)}</p>
        </div>
      </header>
      <ul className={classes.rows} aria-labelledby={`coming-back-${section}`}>
        {mine.map(({ question, answered }) => (
          <QuestionRow
            key={question.key}
            question={question}
            words={tell(question)}
            outcome={answered && tellOutcome(answered)}
            failure={answers.failures.get(question.key)}
            busyWith={answers.busy.get(question.key)}
            onAnswer={(answer) => answers.give([question], answer)}
          />
        ))}
      </ul>
      {open.length > 1 && <ForAll section={section} open={open} answers={answers} />}
    </section>
  );
}

/** What may have arrived, and what cannot go, have answers of their own; the rest has those of the whole screen. */
const forAll: Readonly<
  Record<QuestionSection, readonly (readonly [Answer, 'sendAgain' | 'leave' | 'discard'])[]>
> = {
  missed: [],
  'half-sent': [],
  unknown: [
    ['send-again', 'sendAgain'],
    ['leave', 'leave'],
  ],
  ended: [['discard', 'discard']],
};

function ForAll({
  section,
  open,
  answers,
}: Omit<SectionProps, 'shown'> & { readonly open: readonly Question[] }) {
  const { t } = useTranslation();
  if (forAll[section].length === 0) return null;
  return (
    <div className={classes.forAll}>
      {forAll[section].map(([answer, words]) => (
        <Button
          key={answer}
          size="compact-sm"
          variant="default"
          disabled={answers.busy.size > 0}
          onClick={() => answers.give(open, answer)}
        >
          {t(`comingBack.all.${words}`)}
        </Button>
      ))}
    </div>
  );
}
