import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/language.ts';
import { asFailure } from '../ipc/call.ts';
import { useLanguageChoice } from '../text/use-language-choice.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { ShopDrawing } from './shop-drawing.tsx';
import { Step, type StepProps } from './step.tsx';
import classes from './welcome.module.css';

/** The language, each called as its speakers call it; the words change at once. */
export function LanguageStep({ onBack, onNext }: StepProps) {
  const { t } = useTranslation();
  const language = useLanguageChoice();
  return (
    <Step
      title={t('welcome.language.title')}
      intro={t('welcome.language.intro')}
      next={t('welcome.next')}
      onBack={onBack}
      onNext={onNext}
    >
      <div className={classes.choice}>
        <Radio.Group aria-label={t('settings.language')} value={language.value} onChange={language.choose}>
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
      {language.error && <FailureNote failure={asFailure(language.error)} />}
    </Step>
  );
}
