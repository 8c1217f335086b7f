import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ChangePlace, countActed } from '../../shared/changes.ts';
import classes from './change-dialog.module.css';

const choices = ['edit', 'delete', 'leave'] as const;
export type Choice = (typeof choices)[number];

interface SoldOutChoiceProps {
  /** Where the promo stands, or may stand. */
  readonly places: readonly ChangePlace[];
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** What becomes of what the groups have already, and in how many of them there is time for it. */
export function SoldOutChoice({ places, choice, onChoose }: SoldOutChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('soldOut.how')}
      value={choice}
      onChange={(value) => onChoose(choices.find((known) => known === value) ?? 'leave')}
    >
      <Stack gap="xs" pt="xs">
        {choices.map((known) => (
          <Radio
            key={known}
            value={known}
            data-autofocus={known === choice || undefined}
            label={t(`soldOut.choice.${known}`)}
            classNames={{ description: classes.hint ?? '' }}
            description={
              known === 'leave'
                ? t('soldOut.choiceHint.leave')
                : t(`soldOut.choiceHint.${known}`, { count: countActed(places, known, false) })
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
