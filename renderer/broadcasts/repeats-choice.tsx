import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Repeat, repeatGuardDays } from '../../shared/start-broadcasts.ts';
import { Note } from '../ui/note.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './send-dialog.module.css';

export const repeatChoices = ['leave-out', 'send'] as const;
export type RepeatChoice = (typeof repeatChoices)[number];

interface RepeatsChoiceProps {
  readonly repeats: readonly Repeat[];
  /** How many messages are left without them. */
  readonly restCount: number;
  readonly choice: RepeatChoice;
  readonly onChoose: (choice: RepeatChoice) => void;
}

const shownCount = 5;

/** Says which group got which promo lately, and asks what becomes of it: left out there, unless she says otherwise. */
export function RepeatsChoice({ repeats, restCount, choice, onChoose }: RepeatsChoiceProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const moreCount = repeats.length - shownCount;
  return (
    <Note
      tone="wait"
      icon="warning"
      live="status"
      title={t('sending.repeats.title', { count: repeats.length, days: repeatGuardDays })}
    >
      <ul className={classes.repeats}>
        {repeats.slice(0, shownCount).map((repeat) => (
          <li key={`${repeat.promo} ${repeat.groupId}`}>{tell(repeat)}</li>
        ))}
        {moreCount > 0 && <li>{t('send.andMore', { count: moreCount })}</li>}
      </ul>
      <Radio.Group
        label={t('sending.repeats.ask')}
        value={choice}
        onChange={(value) => onChoose(value === 'send' ? 'send' : 'leave-out')}
      >
        <Stack gap={6} pt={6}>
          <Radio
            value="leave-out"
            label={t('sending.repeats.leaveOut')}
            description={restCount === 0 ? t('sending.repeats.nothingLeft') : null}
          />
          <Radio value="send" label={t('sending.repeats.sendAnyway')} />
        </Stack>
      </Radio.Group>
    </Note>
  );

  function tell({ name, groupName: group, lastAt, sentAs: other }: Repeat): string {
    // Two products of one name are one to her.
    if (other !== null && other !== name) {
      return lastAt === null
        ? t('sending.repeats.waitingAs', { name, group, other })
        : t('sending.repeats.sentAs', { name, group, other, date: dateTime(lastAt) });
    }
    return lastAt === null
      ? t('sending.repeats.waiting', { name, group })
      : t('sending.repeats.sent', { name, group, date: dateTime(lastAt) });
  }
}
