import { useTranslation } from 'react-i18next';
import { type GroupSetColor, groupSetColors } from '../../shared/group-sets.ts';
import { SetMark } from '../ui/set-mark.tsx';
import classes from './set-form.module.css';

interface ColorChoiceProps {
  readonly color: GroupSetColor;
  readonly onChange: (color: GroupSetColor) => void;
}

/** The sign of a set: colours, each with a shape and a name of its own. */
export function ColorChoice({ color, onChange }: ColorChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.colors}>
      <legend className={classes.label}>
        {t('groupSets.form.color')}: {t(`groupSets.colors.${color}`)}
      </legend>
      {groupSetColors.map((each) => (
        <label key={each} className={classes.color} title={t(`groupSets.colors.${each}`)}>
          <input
            type="radio"
            name="set-color"
            className={classes.radio}
            checked={each === color}
            aria-label={t(`groupSets.colors.${each}`)}
            onChange={() => onChange(each)}
          />
          <SetMark color={each} size={20} />
        </label>
      ))}
    </fieldset>
  );
}
