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
import { type Saying, useSaid } from './use-said.ts';
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
      <TimelineHead
        title={dayName(day)}
        isChanged={plan.isChanged}
        onReset={() => {
          plan.reset();
          saying.nothing();
        }}
      />
      <SaidNote said={saying.said} />
      <section
        ref={scroller}
        className={classes.scroller}
        aria-label={t('planner.timeline')}
        aria-busy={plan.isComing}
      >
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

interface TimelineHeadProps {
  readonly title: string;
  readonly isChanged: boolean;
  readonly onReset: () => void;
}

/** The day, and how posts are moved; once she has moved one, the way back to the proposal. */
function TimelineHead({ title, isChanged, onReset }: TimelineHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.head}>
      <h3 className={classes.heading}>{title}</h3>
      <p id="planner-move-hint" className={isChanged ? 'visually-hidden' : classes.hint}>
        {t('planner.moveHint')}
      </p>
      {isChanged && (
        <Button variant="subtle" size="compact-sm" onClick={onReset}>
          {t('planner.reset')}
        </Button>
      )}
    </div>
  );
}

function SaidNote({ said }: Pick<Saying, 'said'>) {
  return (
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
  );
}
