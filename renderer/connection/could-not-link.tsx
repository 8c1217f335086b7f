import { useTranslation } from 'react-i18next';
import classes from './pairing.module.css';

const hints = ['again', 'other', 'phone', 'kept'] as const;

/** What to do when the phone says that it could not link, in the order in which it mostly helps. */
export function CouldNotLink() {
  const { t } = useTranslation();
  return (
    <details className={classes.help}>
      <summary>{t('connection.pair.couldNotLink')}</summary>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{t(`connection.pair.help.${hint}`)}</li>
        ))}
      </ul>
    </details>
  );
}
