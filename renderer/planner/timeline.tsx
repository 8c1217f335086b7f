import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { chooseScale, hoursToShow, layOutPlan } from '../../shared/schedules/lay-out-plan.ts';
import type { MovedSlot } from '../../shared/schedules/move-slot.ts';
import { Note } from '../ui/note.tsx';
import { DayPicture } from './day-picture.tsx';
import { SlotCard } from './slot-card.tsx';
import classes from './timeline.module.css';
import type { DayPlan } from './use-day-plan.ts';
import { useDayWords } from './use-day-words.ts';
import { useSlotDrag } from './use-slot-drag.ts';
import { useSlotWords } from './use-slot-words.ts';

interface TimelineProps {
  readonly plan: DayPlan;
  readonly day: PlainDate;
  readonly products: ReadonlyMap<ProductId, Product>;
  /** Those that she chose. */
  readonly groups: readonly Group[];
}

/** What a move came to, for the eye and for the ear. */
interface Said {
  readonly words: string;
  readonly isRefused: boolean;
}

/** Pixels; a card with its distance to the next one. */
const slotHeight = 64;

/** The hours of the day with its posts, each of which can be dragged, stepped, set to a time or taken away. */
export function Timeline({ plan, day, products, groups }: TimelineProps) {
  const { t } = useTranslation();
  const { dayName, time } = useDayWords();
  const words = useSlotWords(plan.rules.gapMinutes);
  const [said, say] = useState<Said | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const shown = hoursToShow(plan.rules.wished, plan.slots);
  const scale = chooseScale(plan.firstSlots, slotHeight);
  const picture = { from: shown.from, scale, slotHeight };
  const laid = new Map(layOutPlan(plan.slots, picture).map((slot) => [slot.productId, slot]));
  const nameOf = (id: ProductId) => products.get(id)?.name ?? '';

  function tell(id: ProductId, minute: number, { refused, slots }: MovedSlot): void {
    const stays = slots.find(({ productId }) => productId === id)?.minute ?? minute;
    const name = nameOf(id);
    say(
      refused
        ? {
            isRefused: true,
            words: t('planner.stayed', { name, time: time(stays), why: words.whyNot(refused) }),
          }
        : { isRefused: false, words: t('planner.moved', { name, time: time(minute) }) },
    );
  }

  function move(id: ProductId, minute: number): void {
    tell(id, minute, plan.move(id, minute));
  }

  const drag = useSlotDrag({ scroller, shown, scale, tryMove: plan.tryMove, onDrop: move });

  return (
    <div className={classes.timeline}>
      <header className={classes.head}>
        <h3 className={classes.heading}>{dayName(day)}</h3>
        <p id="planner-move-hint" className={classes.hint}>
          {t('planner.moveHint')}
        </p>
        {plan.isChanged && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              plan.reset();
              say(null);
            }}
          >
            {t('planner.reset')}
          </Button>
        )}
      </header>
      <div role="status" className={classes.said}>
        {said &&
          (said.isRefused ? (
            <Note tone="bad">{said.words}</Note>
          ) : (
            <span className="visually-hidden">{said.words}</span>
          ))}
      </div>
      <section ref={scroller} className={classes.scroller} aria-label={t('planner.timeline')}>
        <DayPicture shown={shown} scale={scale} slotHeight={slotHeight} rules={plan.rules}>
          {plan.slots.map((slot) => {
            const { productId } = slot;
            const place = laid.get(productId);
            const dragged = drag.dragged?.productId === productId ? drag.dragged : null;
            const trouble = dragged?.refused ?? plan.troubles.get(productId) ?? null;
            const advice = plan.advice.get(productId);
            return (
              place && (
                <SlotCard
                  key={productId}
                  slot={dragged ? { ...slot, minute: dragged.minute } : slot}
                  place={dragged ? { ...place, top: (dragged.minute - shown.from) * scale } : place}
                  isDragged={dragged !== null}
                  product={products.get(productId)}
                  groups={groups}
                  trouble={trouble && words.whyNot(trouble)}
                  advice={dragged || !advice ? null : words.advice(advice)}
                  onGrab={(event) => drag.grab(event, slot)}
                  onMove={(minute) => move(productId, minute)}
                  onRemove={() => {
                    plan.remove(productId);
                    say({ isRefused: false, words: t('planner.removed', { name: nameOf(productId) }) });
                  }}
                />
              )
            );
          })}
        </DayPicture>
      </section>
    </div>
  );
}
