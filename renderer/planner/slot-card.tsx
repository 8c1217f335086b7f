import { CloseButton } from '@mantine/core';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { Product } from '../../shared/products.ts';
import type { LaidOutSlot } from '../../shared/schedules/lay-out-plan.ts';
import type { PlacedSlot } from '../../shared/schedules/move-slot.ts';
import { Icon } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import { useFormat } from '../ui/use-format.ts';
import { SlotGrip } from './slot-grip.tsx';
import { TimeField } from './time-field.tsx';
import classes from './timeline.module.css';

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

/** One post at its time: dragged by the pointer, stepped by arrow keys, or set in its field. */
export function SlotCard(props: SlotCardProps) {
  const { slot, place, product, trouble, advice } = props;
  const { t } = useTranslation();
  const { money } = useFormat();
  const name = product?.name ?? '';
  const price = product?.price;

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
        <SlotGrip name={name} minute={slot.minute} onMove={props.onMove} />
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
