import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/logo.tsx';
import { ChoiceStep } from './choice-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { NoteStep } from './note-step.tsx';
import classes from './welcome.module.css';

const steps = [
  { name: 'language', Step: LanguageStep },
  { name: 'note', Step: NoteStep },
  { name: 'choice', Step: ChoiceStep },
] as const;

interface WelcomeProps {
  /** Missing the first time, when there is nothing else to go to. */
  readonly onClose?: () => void;
  /** She has a connection of her own to look at; missing the first time, when it begins by itself. */
  readonly onConnect?: () => void;
}

/** What this is, in three steps: her language, an honest note, and how she wants to begin. */
export default function Welcome({ onClose, onConnect }: WelcomeProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(0);
  const { Step } = steps[index] ?? steps[0];
  const page = useRef<HTMLDivElement>(null);
  // Where she meets the app for the first time, nothing had the focus before: no ring stands around its first words.
  const shownIndex = useRef(onClose === undefined ? index : null);
  useEffect(() => {
    if (shownIndex.current !== index) page.current?.querySelector('h1')?.focus();
    shownIndex.current = index;
  }, [index]);
  const back = index === 0 ? onClose : () => setIndex(index - 1);
  return (
    <div className={classes.window}>
      <div ref={page} className={classes.page}>
        <header className={classes.brand}>
          <Logo size={36} />
          <span>{t('app.name')}</span>
          <span className={classes.place}>
            {t('welcome.step', { step: index + 1, count: steps.length })}
            <span className={classes.dots} aria-hidden="true">
              {steps.map(({ name }, dot) => (
                <span key={name} data-done={dot <= index || undefined} />
              ))}
            </span>
          </span>
        </header>
        <Step key={index} onBack={back} onNext={() => setIndex(index + 1)} onConnect={onConnect} />
      </div>
    </div>
  );
}
