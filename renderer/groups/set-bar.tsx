import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GroupSet } from '../../shared/group-sets.ts';
import { type Group, peopleReached } from '../../shared/groups.ts';
import { Icon } from '../ui/icon.tsx';
import { SetMark } from '../ui/set-mark.tsx';
import classes from './groups.module.css';

interface SetBarProps {
  readonly set: GroupSet;
  /** Those of it that are among the account's groups. */
  readonly groups: readonly Group[];
  /** `null` where there is nothing to go past. */
  readonly onEarlier: (() => void) | null;
  readonly onLater: (() => void) | null;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** What the chosen set is, whom it reaches, and what can be done with it. */
export function SetBar({ set, groups, onEarlier, onLater, onEdit, onDelete }: SetBarProps) {
  const { t } = useTranslation();
  const open = groups.filter(({ whyNoPost }) => whyNoPost === undefined);
  const people = open.reduce((sum, group) => sum + peopleReached(group), 0);
  const closedCount = set.groupIds.length - open.length;
  return (
    <section className={classes.setBar} aria-label={t('groupSets.chosen', { name: set.name })}>
      <div className={classes.setWords}>
        <h2 className={classes.setName}>
          <SetMark color={set.color} size={18} />
          <bdi>{set.name}</bdi>
        </h2>
        <p className={classes.facts}>
          {t('common.groups', { count: set.groupIds.length })} ·{' '}
          {t(open.length > 1 ? 'sending.upToPeople' : 'common.people', { count: people })}
          {closedCount > 0 && ` · ${t('groupSets.closed', { count: closedCount })}`}
        </p>
      </div>
      <Button.Group>
        <MoveButton words={t('groupSets.earlier')} turn={90} onMove={onEarlier} />
        <MoveButton words={t('groupSets.later')} turn={-90} onMove={onLater} />
      </Button.Group>
      <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={onEdit}>
        {t('groupSets.edit')}
      </Button>
      <Button variant="subtle" color="red" leftSection={<Icon name="trash" size={16} />} onClick={onDelete}>
        {t('groupSets.delete')}
      </Button>
    </section>
  );
}

interface MoveButtonProps {
  readonly words: string;
  /** Of an arrow that points down, in degrees. */
  readonly turn: 90 | -90;
  readonly onMove: (() => void) | null;
}

/** Stays in the row of the Tab key at the ends too, so that the focus is not lost under the finger. */
function MoveButton({ words, turn, onMove }: MoveButtonProps) {
  return (
    <Button
      variant="default"
      px={8}
      aria-label={words}
      title={words}
      aria-disabled={onMove === null}
      data-disabled={onMove === null}
      onClick={() => onMove?.()}
    >
      <span style={{ display: 'flex', rotate: `${turn}deg` }}>
        <Icon name="chevron" size={18} />
      </span>
    </Button>
  );
}
