import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../shared/ipc/call.ts';
import type { ListedSchedule, ScheduledWhat } from '../../shared/schedules.ts';

/** The text is composed when it goes, is the one of now, or stays the one that was pinned before. */
const pins = ['fresh', 'now', 'before'] as const;
export type Pin = (typeof pins)[number];

interface PinChoiceProps {
  readonly choice: Pin;
  /** A text was pinned before. */
  readonly hasBefore: boolean;
  readonly onChoose: (choice: Pin) => void;
}

/** Whether price and text are those of the moment, or stay as they read now. */
export function PinChoice({ choice, hasBefore, onChoose }: PinChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('scheduling.pin.label')}
      value={choice}
      onChange={(value) => onChoose(pins.find((each) => each === value) ?? 'fresh')}
    >
      <Stack gap={8} pt={6}>
        {pins
          .filter((each) => each !== 'before' || hasBefore)
          .map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`scheduling.pin.${each}`)}
              description={t(`scheduling.pin.${each}Hint`)}
            />
          ))}
      </Stack>
    </Radio.Group>
  );
}

/** What she chooses, beginning with what holds for the schedule that is changed. */
export function usePin(before: ListedSchedule | undefined): PinChoiceProps {
  const hasBefore =
    before?.what.kind === 'products' && before.what.promos.some(({ pinnedText }) => pinnedText !== null);
  const [choice, onChoose] = useState<Pin>(hasBefore ? 'before' : 'fresh');
  return { choice, hasBefore, onChoose };
}

type WhatWish = Input<'schedules.save'>['schedule']['what'];

/** The promos with the texts that stay. A product that came later has none from before, and gets that of now. */
export function pinTexts(
  what: WhatWish,
  texts: readonly string[],
  pin: Pin,
  before: ScheduledWhat | undefined,
): WhatWish {
  if (what.kind === 'free-text') return what;
  const old = new Map(
    before?.kind === 'products'
      ? before.promos.map((promo) => [promo.productId as string, promo.pinnedText])
      : [],
  );
  return {
    ...what,
    promos: what.promos.map((promo, index) => {
      // A photo without words has nothing to pin.
      const now = texts[index] || null;
      const pinnedText = pin === 'before' ? (old.get(promo.productId) ?? now) : pin === 'now' ? now : null;
      return { ...promo, pinnedText };
    }),
  };
}
