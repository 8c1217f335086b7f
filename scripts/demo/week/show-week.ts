import { addDays, dayOf, type PlainDate } from '../../../shared/plain-date.ts';
import { momentOf } from '../../../shared/schedules/moment-of.ts';
import type { WallTime } from '../../../shared/schedules/timing.ts';
import { connect } from '../do-main-job.ts';
import type { Shop } from '../open-shop.ts';
import type { Pictures } from '../pictures.ts';
import type { Transcript } from '../transcript.ts';
import { turnClock } from '../turn-clock.ts';
import { ask } from './ask.ts';
import { liveUntil } from './live-until.ts';
import { lookAtCalendar } from './look-at-calendar.ts';
import { planFriday } from './plan-friday.ts';
import { planWeek } from './plan-week.ts';
import { stockShop } from './stock-shop.ts';

const stepMs = 60_000;

/**
 * A full week of the sample shop: Monday and Tuesday are lived through, with everything really sent; on Wednesday
 * morning the Friday is planned; and nobody opens the computer before Thursday at eleven.
 */
export async function showWeek(shop: Shop, pictures: Pictures, transcript: Transcript): Promise<void> {
  const { electron, page, read, words } = shop;
  page.setDefaultTimeout(stepMs);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await connect(shop, pictures, transcript);
  const monday = nextMonday(dayOf(Date.now()));
  const at = (day: number, time: WallTime) => momentOf(addDays(monday, day), time, Temporal.Now.timeZoneId());

  await turnClock(electron, at(0, '08:00'), page);
  const stock = await stockShop(shop);
  await planWeek(shop, stock, monday);
  transcript.say('week', `from ${monday}: ${(await read('schedules')).length} schedules`);
  const sentCount = await liveUntil(shop, at(2, '08:00'));
  transcript.say('Monday, Tuesday', `${sentCount} promos went at their times`);
  await expectRead(shop, transcript);

  await planFriday(shop, addDays(monday, 4), pictures, transcript);
  await lookAtCalendar(shop, pictures);

  await turnClock(electron, at(3, '11:00'), page);
  const { missed, others } = await waitForMissed(shop, at(2, '08:00'), at(3, '11:00'));
  transcript.expect(missed > 2, `${missed} promos of Wednesday and Thursday were missed, and she is asked`);
  transcript.expect(others === 0, 'none of them went by itself');
  await page.getByRole('heading', { name: words('comingBack.greeting.morning'), level: 1 }).waitFor();
  await page
    .getByRole('main')
    .getByRole('listitem')
    .nth(missed - 1)
    .waitFor();
  await pictures.take('coming-back');
}

/** Every member's device could read every message that the server took. */
async function expectRead({ page, read }: Shop, transcript: Transcript): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 500) {
    const sent = (await read('broadcasts')).flatMap(({ deliveries }) => deliveries);
    const posts = (await read('practice'))?.report.posts ?? [];
    const readPosts = posts.filter(({ readableCount, deviceCount }) => readableCount === deviceCount);
    const isRead = readPosts.length === sent.length && sent.length > 0;
    if (isRead || waitedMs > stepMs) {
      const counts = `${readPosts.length} of ${sent.length}`;
      return transcript.expect(isRead, `the members' devices decrypted ${counts} messages`);
    }
    await page.waitForTimeout(500);
  }
}

/** Until every run of that time is asked about. @returns how many are, and what became of the rest */
async function waitForMissed(
  { page, read }: Shop,
  from: number,
  until: number,
): Promise<{ missed: number; others: number }> {
  for (let waitedMs = 0; ; waitedMs += 250) {
    const runs = await ask(page, 'schedules.runs', { from, until });
    const missed = runs.filter(({ state }) => state.kind === 'missed').length;
    const isTold = missed === runs.length && (await read('missedRuns')).length > 0;
    if ((isTold && runs.length > 0) || waitedMs > stepMs) return { missed, others: runs.length - missed };
    await page.waitForTimeout(250);
  }
}

/** The first Monday after a day: the computer's clock only ever goes on. */
function nextMonday(day: PlainDate): PlainDate {
  const weekday = Temporal.PlainDate.from(day).dayOfWeek;
  return addDays(day, 8 - weekday);
}
