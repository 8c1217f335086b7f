import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/language.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useFormat } from '../ui/use-format.ts';
import { ShopDrawing } from './shop-drawing.tsx';
import { Step, type StepProps } from './step.tsx';
import classes from './welcome.module.css';

/** The language, each called as its speakers call it; the words change at once. */
export function LanguageStep({ onBack, onNext }: StepProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const change = useCall('settings.change');
  // Also when it is saved and its words are not there yet: what she chose does not jump back.
  const chosen = change.isError ? undefined : change.variables?.language;
  return (
    <Step
      title={t('welcome.language.title')}
      intro={t('welcome.language.intro')}
      next={t('welcome.next')}
      onBack={onBack}
      onNext={onNext}
    >
      <div className={classes.choice}>
        <Radio.Group
          aria-label={t('settings.language')}
          value={chosen ?? language}
          onChange={(value) => {
            const wanted = languages.find((known) => known === value);
            if (wanted) change.mutate({ language: wanted });
          }}
        >
          <div className={classes.languages}>
            {languages.map((known) => (
              <Radio
                key={known}
                value={known}
                size="md"
                classNames={{ root: classes.language ?? '', body: classes.languageBody ?? '' }}
                label={<span lang={known}>{t(`settings.languages.${known}`)}</span>}
              />
            ))}
          </div>
        </Radio.Group>
        <div className={classes.drawing}>
          <ShopDrawing />
        </div>
      </div>
      {change.isError && <FailureNote failure={asFailure(change.error)} />}
    </Step>
  );
}
