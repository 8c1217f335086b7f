import type { BroadcastsDeps } from '../../main/broadcasts/broadcasts.ts';
import { graceMsOf, usualGraceMinutes } from '../../shared/grace.ts';
import { defaultPacing } from '../../shared/pacing/limits.ts';
import { alwaysOpen } from '../../shared/pacing/opening-hours.ts';

/** The usual pace of a shop that is always open and was linked long ago; a month counts as long. */
export function openAllDay(clockSpeed = 1): Pick<BroadcastsDeps, 'readRules' | 'onRules' | 'readGraceMs'> {
  const pacing = { ...defaultPacing, hours: alwaysOpen, clockSpeed };
  return {
    readRules: (now) => ({ pacing, linkedSince: now - 30 * 24 * 3_600_000 }),
    onRules: () => () => {},
    readGraceMs: () => graceMsOf(usualGraceMinutes),
  };
}
