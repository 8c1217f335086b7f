import { graceMsOf } from '../../shared/grace.ts';
import { listWaiting } from '../../shared/schedules/list-waiting.ts';
import type { LiveValues } from '../ipc/publish-lives.ts';
import type { Clock } from './clock.ts';

/** How many wait for a link and go by themselves as soon as there is one, if the app is still open then. */
export function countWaiting(
  lives: Pick<LiveValues, 'read'>,
  clock: Pick<Clock, 'now' | 'timeZone'>,
): number {
  const { pace, graceMinutes } = lives.read('settings');
  const rules = { hours: pace.hours, zone: clock.timeZone(), graceMs: graceMsOf(graceMinutes) };
  const isConnected = lives.read('connection').kind === 'connected';
  const waiting = listWaiting(lives.read('schedules'), { now: clock.now(), isConnected, rules });
  return waiting.filter(({ schedule }) => schedule.heldBy === null).length;
}
