import { expect, test } from 'vitest';
import type { PlainDate } from '../../shared/plain-date.ts';
import { decideDue, type Looked } from '../../shared/schedules/decide-due.ts';
import type { Timing } from '../../shared/schedules/timing.ts';

const zone = 'America/Sao_Paulo';
const at = (text: string) => Temporal.ZonedDateTime.from(`2026-05-${text}[${zone}]`).epochMilliseconds;
const asRead = (time: number | null) =>
  time === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(time)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString()
        .slice(8, 16);

const daily: Timing = {
  start: '2026-05-01' as PlainDate,
  time: '09:00',
  repeat: { kind: 'daily' },
  end: { kind: 'until', day: '2026-05-20' as PlainDate },
  exceptions: [],
};

function decide(handledUntil: string, now: string, fields: Partial<Looked> = {}) {
  const look = {
    handledUntil: at(handledUntil),
    now: at(now),
    zone,
    graceMs: 30 * 60_000,
    isOpen: true,
    ...fields,
  };
  const due = decideDue(daily, look);
  switch (due.kind) {
    case 'nothing':
      return `look again ${asRead(due.nextAt)}`;
    case 'run':
      return `run ${due.run.day.slice(8)}${due.missed ? `, ${due.missed.count} missed` : ''}`;
    case 'ask':
      return `ask about ${due.missed.latest.day.slice(8)}, ${due.missed.count} missed`;
  }
}

test.for([
  ['before its time it waits', '05T08:00', '05T08:30', 'look again 05T09:00'],
  ['at its time it runs', '05T08:00', '05T09:00', 'run 05'],
  ['within the grace it still runs', '05T08:00', '05T09:30', 'run 05'],
  ['after the grace she is asked', '05T08:00', '05T09:31', 'ask about 05, 1 missed'],
  ['what is dealt with comes no more', '05T09:00', '05T09:10', 'look again 06T09:00'],
  ['three days asleep are one question', '05T08:00', '08T11:00', 'ask about 08, 4 missed'],
  [
    'three days asleep and back in time: one run, and a question for the rest',
    '05T08:00',
    '08T09:10',
    'run 08, 3 missed',
  ],
  ['after the last one there is nothing to wait for', '20T10:00', '25T10:00', 'look again null'],
  ['the clock was set back: nothing comes twice', '05T10:00', '05T07:00', 'look again 06T09:00'],
] as const)('%s', ([, handledUntil, now, decision]) => {
  expect(decide(handledUntil, now)).toBe(decision);
});

test('outside opening hours she is asked, however short the delay', () => {
  expect(decide('05T08:00', '05T09:00', { isOpen: false })).toBe('ask about 05, 1 missed');
});

test('a clock that jumps far ahead is answered at once', () => {
  const forever = { ...daily, end: { kind: 'never' } } as const;
  const look = { handledUntil: at('05T08:00'), now: Date.UTC(2090, 0, 1), zone, graceMs: 0, isOpen: true };
  expect(decideDue(forever, look)).toMatchObject({ kind: 'ask', missed: { count: 1_000 } });
});
