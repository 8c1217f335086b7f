import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

const steps = ['save', 'install', 'restore', 'link', 'sets', 'last'] as const;

/** How the shop moves to another computer. */
export function NewComputer() {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-labelledby="new-computer">
      <h2 id="new-computer" className={classes.heading}>
        {t('newComputer.title')}
      </h2>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{t(`newComputer.${step}`)}</li>
        ))}
      </ol>
    </section>
  );
}
