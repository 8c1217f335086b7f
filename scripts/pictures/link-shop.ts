import { addDays, dayOf, type PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { WallTime } from '../../shared/schedules/timing.ts';
import type { Shop } from '../demo/open-shop.ts';
import { turnClock } from '../demo/turn-clock.ts';

/** Has the practice phone read the code until the app is linked: WhatsApp renews it once. */
export async function linkShop({ page, words }: Shop): Promise<void> {
  const products = page.getByRole('heading', { level: 1, name: words('products.title') });
  const scan = page.getByRole('button', { name: words('practice.scan') });
  while (!(await products.isVisible())) await Promise.race([products.waitFor(), scan.click()]);
}

/** The day on which the pictures play: a Wednesday whose Monday is still to come, and the days around it. */
export function dayNear(daysAfter: number): PlainDate {
  const today = dayOf(Date.now());
  return addDays(today, 10 - Temporal.PlainDate.from(today).dayOfWeek + daysAfter);
}

/** A time of that Wednesday and the days around it, in milliseconds since 1970. */
export function momentNear(daysAfter: number, time: WallTime): number {
  return momentOf(dayNear(daysAfter), time, Temporal.Now.timeZoneId());
}

/** Sets the clock to it. */
export async function turnTo({ electron, page }: Shop, daysAfter: number, time: WallTime): Promise<void> {
  await turnClock(electron, momentNear(daysAfter, time), page);
}
