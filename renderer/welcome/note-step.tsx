import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Step, type StepProps } from './step.tsx';
import classes from './welcome.module.css';

const points = ['what', 'unofficial', 'restricted', 'ask'] as const;
const icons: Readonly<Record<(typeof points)[number], IconName>> = {
  what: 'broadcasts',
  unofficial: 'info',
  restricted: 'warning',
  ask: 'people',
};

/** What she should know before she begins, said as it is. */
export function NoteStep({ onBack, onNext }: StepProps) {
  const { t } = useTranslation();
  return (
    <Step title={t('welcome.note.title')} next={t('welcome.note.understood')} onBack={onBack} onNext={onNext}>
      <ul className={classes.points}>
        {points.map((point) => (
          <li key={point}>
            <span className={classes.badge} data-tone={point === 'restricted' ? 'wait' : undefined}>
              <Icon name={icons[point]} size={22} />
            </span>
            <div>
              <h2>{t(`welcome.note.${point}.title`)}</h2>
              <p>{t(`welcome.note.${point}.body`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Step>
  );
}
