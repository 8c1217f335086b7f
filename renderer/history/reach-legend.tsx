import { useTranslation } from 'react-i18next';
import classes from './reach.module.css';

/** What the three shades are; the words beside them say it without a colour, too. */
export function ReachLegend() {
  const { t } = useTranslation();
  return (
    <ul className={classes.legend} aria-hidden="true">
      {(['people', 'delivered', 'seen'] as const).map((shade) => (
        <li key={shade}>
          <span className={`${classes.swatch} ${classes[shade]}`} />
          {t(`reach.legend.${shade}`)}
        </li>
      ))}
    </ul>
  );
}
