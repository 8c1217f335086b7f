import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { chooseScale, hoursToShow, layOutPlan } from '../../shared/schedules/lay-out-plan.ts';
import { Note } from '../ui/note.tsx';
import { DayPicture } from './day-picture.tsx';
import { SlotCard } from './slot-card.tsx';
import classes from './timeline.module.css';
import type { DayPlan } from './use-day-plan.ts';
import { useDayWords } from './use-day-words.ts';
import { useSaid } from './use-said.ts';
import { useSlotDrag } from './use-slot-drag.ts';
import { useSlotWords } from './use-slot-words.ts';

interface TimelineProps {
  readonly plan: DayPlan;
  readonly day: PlainDate;
  readonly products: ReadonlyMap<ProductId, Product>;
  /** Those that she chose. */
  readonly groups: readonly Group[];
}

/** Pixels; a card with its distance to the next one. */
const slotHeight = 64;

/** The hours of the day with its posts, each of which can be dragged, stepped, set to a time or taken away. */
export function Timeline({ plan, day, products, groups }: TimelineProps) {
  const { t } = useTranslation();
  const { dayName } = useDayWords();
  const words = useSlotWords(plan.rules.gapMinutes);
  const saying = useSaid(plan, words);
  const { said } = saying;
  const scroller = useRef<HTMLElement>(null);
  const shown = hoursToShow(plan.rules.wished, plan.slots);
  const scale = chooseScale(plan.firstSlots, slotHeight);
  const picture = { from: shown.from, scale, slotHeight };
  const laid = new Map(layOutPlan(plan.slots, picture).map((slot) => [slot.productId, slot]));
  const nameOf = (id: ProductId) => products.get(id)?.name ?? '';

  const move = (id: ProductId, minute: number) => saying.moved(id, nameOf(id), minute, plan.move(id, minute));
  const drag = useSlotDrag({ scroller, shown, scale, tryMove: plan.tryMove, onDrop: move });

  return (
    <div className={classes.timeline}>
      <div className={classes.head}>
        <h3 className={classes.heading}>{dayName(day)}</h3>
        <p id="planner-move-hint" className={plan.isChanged ? 'visually-hidden' : classes.hint}>
          {t('planner.moveHint')}
        </p>
        {plan.isChanged && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              plan.reset();
              saying.nothing();
            }}
          >
            {t('planner.reset')}
          </Button>
        )}
      </div>
      <div role="status" className={classes.said}>
        {said &&
          (said.tone === 'plain' ? (
            <span className="visually-hidden">{said.words}</span>
          ) : (
            <Note tone={said.tone} icon="warning">
              {said.words}
            </Note>
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
                    saying.removed(nameOf(productId));
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
