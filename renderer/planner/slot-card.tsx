import { CloseButton } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { Product } from '../../shared/products.ts';
import type { LaidOutSlot } from '../../shared/schedules/lay-out-plan.ts';
import { type PlacedSlot, stepFrom } from '../../shared/schedules/move-slot.ts';
import { Icon } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import { useFormat } from '../ui/use-format.ts';
import { TimeField } from './time-field.tsx';
import classes from './timeline.module.css';
import { useDayWords } from './use-day-words.ts';

interface SlotCardProps {
  readonly slot: PlacedSlot;
  readonly place: LaidOutSlot;
  readonly isDragged: boolean;
  readonly product: Product | undefined;
  readonly groups: readonly Group[];
  /** Why it cannot be at that time. */
  readonly trouble: string | null;
  readonly advice: string | null;
  readonly onGrab: (event: PointerEvent) => void;
  readonly onMove: (minute: number) => void;
  readonly onRemove: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -5, ArrowDown: 5, PageUp: -60, PageDown: 60 };

/** One post at its time: dragged by the pointer, stepped by arrow keys, or set in its field. */
export function SlotCard(props: SlotCardProps) {
  const { slot, place, product, trouble, advice } = props;
  const { t } = useTranslation();
  const { money } = useFormat();
  const { time } = useDayWords();
  const grip = useRef<HTMLButtonElement>(null);
  const isStepping = useRef(false);
  const name = product?.name ?? '';
  const price = product?.price;

  // In another order of times it stands elsewhere in the page, and would let go of the focus.
  useLayoutEffect(() => {
    if (isStepping.current && slot.minute >= 0) grip.current?.focus();
    isStepping.current = false;
  }, [slot.minute]);

  function handleKey(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    isStepping.current = true;
    props.onMove(stepFrom(slot.minute, step));
  }

  return (
    <li
      className={classes.slot}
      style={{
        top: place.top,
        insetInlineStart: `${(place.lane * 100) / place.laneCount}%`,
        width: `${100 / place.laneCount}%`,
      }}
      data-dragged={props.isDragged || undefined}
    >
      <div
        className={classes.card}
        data-trouble={trouble !== null || undefined}
        onPointerDown={(event) => {
          const isControl = (event.target as Element).closest('input, button:not([data-grip])') !== null;
          if (!isControl && event.button === 0) props.onGrab(event);
        }}
      >
        <button
          ref={grip}
          type="button"
          data-grip
          className={classes.grip}
          aria-label={t('planner.slot.move', { name, time: time(slot.minute) })}
          aria-describedby="planner-move-hint"
          onKeyDown={handleKey}
        >
          <Icon name="grip" size={18} />
        </button>
        <TimeField label={t('planner.slot.time', { name })} minute={slot.minute} onChange={props.onMove} />
        <PhotoFrame
          className={classes.photo}
          photoId={product?.photos[0]?.id ?? null}
          alt=""
          size="thumbnail"
        />
        <div className={classes.words}>
          <p className={classes.nameLine}>
            <bdi className={classes.name} title={name}>
              {name}
            </bdi>
            {price != null && <span className={classes.price}>{money(price)}</span>}
          </p>
          <SecondLine {...{ slot, trouble, advice }} groups={props.groups} />
        </div>
        <CloseButton size="sm" aria-label={t('planner.slot.remove', { name })} onClick={props.onRemove} />
      </div>
    </li>
  );
}

/** What is wrong with it, or else where it goes. */
function SecondLine({
  slot,
  groups,
  trouble,
  advice,
}: Pick<SlotCardProps, 'slot' | 'groups' | 'trouble' | 'advice'>) {
  const { t } = useTranslation();
  const concern = trouble ?? advice;
  if (concern !== null) {
    return (
      <p className={classes.concern} data-tone={trouble === null ? 'wait' : 'bad'} title={concern}>
        <Icon name="warning" size={14} /> <span>{concern}</span>
      </p>
    );
  }
  const goes = new Set(slot.groupIds);
  const names = groups.filter(({ id }) => goes.has(id)).map(({ name }) => name);
  const missing = groups.filter(({ id }) => !goes.has(id)).map(({ name }) => name);
  const where = names.join(', ');
  const words =
    missing.length === 0
      ? where
      : t('planner.slot.someGroups', { count: names.length, of: groups.length, names: where });
  const title = missing.length === 0 ? where : t('planner.slot.without', { names: missing.join(', ') });
  return (
    <p className={classes.groups} title={title}>
      {words}
    </p>
  );
}
