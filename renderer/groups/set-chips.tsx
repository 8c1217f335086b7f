import { type DragEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSet, GroupSetId } from '../../shared/group-sets.ts';
import { Icon } from '../ui/icon.tsx';
import { SetMark } from '../ui/set-mark.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './set-chips.module.css';

interface SetChipsProps {
  readonly sets: readonly GroupSet[];
  /** `null` for all groups. */
  readonly chosen: GroupSetId | null;
  readonly onChoose: (id: GroupSetId | null) => void;
  /** @param place where it is to stand among the others, from 0 */
  readonly onMove: (set: GroupSet, place: number) => void;
  readonly onAdd: () => void;
}

/**
 * The sets in a row, each of which narrows the list down to its groups. Arrow keys move between them; with Alt, or by
 * the mouse, they move the set.
 */
export function SetChips({ sets, chosen, onChoose, onMove, onAdd }: SetChipsProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const moved = useRef<GroupSetId | null>(null);
  const drag = useDrag(sets, onMove);

  // A chip that changes its place in the page loses the focus.
  useLayoutEffect(() => {
    if (moved.current !== null) focusChip(row.current, moved.current);
    moved.current = null;
  });

  function handleKey(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const place = sets.findIndex(({ id }) => id === buttons[at]?.dataset.chip);
    const set = sets[place];
    if (!event.altKey) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else if (set !== undefined && sets[place + step] !== undefined) {
      moved.current = set.id;
      onMove(set, place + step);
    }
  }

  const chip = (set: GroupSet | null) => (
    <Chip
      key={set?.id ?? 'all'}
      set={set}
      isChosen={chosen === (set?.id ?? null)}
      drag={set && drag.of(set)}
      onChoose={() => onChoose(set?.id ?? null)}
    />
  );
  return (
    <div
      ref={row}
      role="toolbar"
      aria-label={t('groupSets.title')}
      className={classes.row}
      onKeyDown={handleKey}
    >
      {sets.length > 0 && chip(null)}
      {sets.map(chip)}
      <button type="button" className={classes.add} onClick={onAdd}>
        <Icon name="plus" size={16} />
        {t('groupSets.add')}
      </button>
    </div>
  );
}

interface ChipProps {
  /** `null` for the one that shows all groups. */
  readonly set: GroupSet | null;
  readonly isChosen: boolean;
  readonly drag: DragOf | null;
  readonly onChoose: () => void;
}

function Chip({ set, isChosen, drag, onChoose }: ChipProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <button
      type="button"
      className={classes.chip}
      aria-pressed={isChosen}
      tabIndex={isChosen ? 0 : -1}
      data-chip={set?.id}
      onClick={onChoose}
      {...(set && { 'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight', draggable: true, ...drag })}
    >
      {set && <SetMark color={set.color} />}
      <bdi className={classes.name}>{set?.name ?? t('groupSets.all')}</bdi>
      {set && (
        <span className={classes.count}>
          <span aria-hidden="true">{number(set.groupIds.length)}</span>
          <span className="visually-hidden">{t('common.groups', { count: set.groupIds.length })}</span>
        </span>
      )}
    </button>
  );
}

/** What a chip must have to be dragged and to be dropped beside. */
interface DragOf {
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly 'data-dragged': true | undefined;
  /** The side on which what is dragged would come to stand. */
  readonly 'data-drop': 'before' | 'after' | undefined;
}

function useDrag(sets: readonly GroupSet[], onMove: SetChipsProps['onMove']) {
  const [dragged, setDragged] = useState<GroupSetId | null>(null);
  const [target, setTarget] = useState<{ readonly id: GroupSetId; readonly side: 'before' | 'after' } | null>(
    null,
  );
  const end = () => {
    setDragged(null);
    setTarget(null);
  };

  function drop(): void {
    const set = sets.find(({ id }) => id === dragged);
    const others = sets.filter(({ id }) => id !== dragged);
    const place = others.findIndex(({ id }) => id === target?.id);
    if (set !== undefined && target !== null && place >= 0)
      onMove(set, target.side === 'before' ? place : place + 1);
    end();
  }

  return {
    of: ({ id }: GroupSet): DragOf => ({
      onDragStart(event) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        setDragged(id);
      },
      onDragOver(event) {
        if (dragged === null) return;
        event.preventDefault();
        const { left, width } = event.currentTarget.getBoundingClientRect();
        const side = event.clientX < left + width / 2 ? 'before' : 'after';
        if (target?.id !== id || target.side !== side) setTarget(id === dragged ? null : { id, side });
      },
      onDragEnd: end,
      onDrop(event) {
        event.preventDefault();
        drop();
      },
      'data-dragged': dragged === id || undefined,
      'data-drop': target?.id === id ? target.side : undefined,
    }),
  };
}

function focusChip(row: HTMLElement | null, id: GroupSetId): void {
  row?.querySelector<HTMLElement>(`[data-chip="${id}"]`)?.focus();
}
