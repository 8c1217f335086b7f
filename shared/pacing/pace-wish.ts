import { z } from 'zod';
import type { PaceWish } from './limits.ts';

const minuteOfDay = z.int().min(0).max(1_439);
const dayHours = z.strictObject({ isOpen: z.boolean(), opens: minuteOfDay, closes: minuteOfDay });
const openingHours = z.strictObject({
  mon: dayHours,
  tue: dayHours,
  wed: dayHours,
  thu: dayHours,
  fri: dayHours,
  sat: dayHours,
  sun: dayHours,
});

/** As it is typed and as it is stored: what is too quick is not refused, it is brought within the floor afterwards. */
export const paceWish = z.strictObject({
  minPauseMs: z.number().min(0).max(1e9),
  maxPauseMs: z.number().min(0).max(1e9),
  hourlyCap: z.number().min(0).max(1e6),
  dailyCap: z.number().min(0).max(1e6),
  hours: openingHours,
}) satisfies z.ZodType<PaceWish>;
