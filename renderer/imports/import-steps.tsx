import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './import-dialog.module.css';

const steps = ['file', 'columns', 'run', 'result'] as const;
export type StepName = (typeof steps)[number];

/** Where in the import one is. */
export function ImportSteps({ present }: { readonly present: StepName }) {
  const { t } = useTranslation();
  const at = steps.indexOf(present);
  return (
    <ol className={classes.steps} aria-label={t('importing.steps.label')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.stepName}
          aria-current={index === at ? 'step' : undefined}
          data-past={index < at || undefined}
        >
          <span className={classes.stepNumber}>
            {index < at ? <Icon name="check" size={14} /> : index + 1}
          </span>
          {t(`importing.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
