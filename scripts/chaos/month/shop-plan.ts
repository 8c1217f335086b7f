import type { GroupPlan } from '../../../main/practice/practice-box.ts';
import { everyDay, type OpeningHours } from '../../../shared/pacing/opening-hours.ts';
import type { Repeat, RepeatEnd } from '../../../shared/schedules/timing.ts';
import type { ScheduleHold } from '../../../shared/schedules.ts';

/** April 2026 in Santiago: no 31st, and in the night before the 5th the clock goes back from midnight to eleven. */
export const zone = 'America/Santiago';
export const [year, month] = [2026, 4];
export const dayOf = (day: number) => `${year}-04-${String(day).padStart(2, '0')}`;

/** She is there at most from ten to seven; the shop is open a little longer, and less on Sundays. */
const workday = { isOpen: true, opens: 9 * 60, closes: 19 * 60 };
export const hours: OpeningHours = {
  ...everyDay(workday),
  sun: { isOpen: true, opens: 10 * 60, closes: 16 * 60 },
};

export const pace = { minPauseMs: 20_000, maxPauseMs: 60_000, hourlyCap: 30, dailyCap: 60, hours };

const names = ['Clientes', 'Vizinhas', 'Feira', 'Queijos', 'Amigas', 'Bairro', 'Que some', 'Que fecha'];

export const groups: readonly GroupPlan[] = names.map((name, index) => ({
  ...{ name, members: 2 + (index % 2), devicesPerMember: [1, 2] as const },
  addressing: index % 3 === 2 ? 'phone-number' : 'lid',
}));

export interface PlannedSchedule {
  readonly name: string;
  readonly what: 'product' | 'text' | 'photo';
  /** Two schedules may be of one product. */
  readonly product?: string;
  readonly groups: readonly string[];
  readonly start: string;
  readonly time: string;
  readonly repeat: Repeat;
  readonly end?: RepeatEnd;
  /** From when to when nothing of it goes, and what is to be said of it then. */
  readonly held?: { readonly from: string; readonly until: string; readonly why: ScheduleHold };
}

const daily: Repeat = { kind: 'daily' };
const weekly = (...days: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): Repeat => ({ kind: 'weekly', days });
const first = dayOf(1);
const open = names.slice(0, 6);
const forEver = '9999';

/** A realistic month of a small shop, and everything that can go wrong with a schedule in it. */
export const schedules: readonly PlannedSchedule[] = [
  plan('Uma vez', 'product', open.slice(0, 3), '11:15', { kind: 'once' }, { start: dayOf(7) }),
  plan('Todo dia', 'product', open.slice(0, 3), '12:00', daily),
  plan('Dias de semana', 'photo', open.slice(1, 5), '15:30', weekly(1, 2, 3, 4, 5)),
  plan('Dia 31', 'product', open.slice(0, 2), '15:00', { kind: 'monthly', day: 31 }),
  plan('Dia 15', 'product', open.slice(0, 2), '11:40', { kind: 'monthly', day: 15 }),
  plan('Último dia', 'product', open.slice(0, 2), '13:00', { kind: 'monthly', day: 'last' }),
  plan('Esgota', 'product', open.slice(2, 4), '14:00', daily, {
    held: { from: dayOf(11), until: dayOf(16), why: 'sold-out' },
  }),
  plan('Vence', 'product', open.slice(4, 6), '12:30', daily, {
    held: { from: dayOf(13), until: forEver, why: 'expired' },
  }),
  plan('Grupo que some', 'text', ['Que some'], '11:00', daily, {
    held: { from: dayOf(9), until: forEver, why: 'no-group' },
  }),
  plan('Grupo que fecha', 'text', ['Que fecha', 'Bairro'], '14:45', daily),
  plan('Só o que fecha', 'text', ['Que fecha'], '15:50', weekly(2, 4, 6), {
    held: { from: dayOf(13), until: forEver, why: 'no-group' },
  }),
  plan('Foto que some', 'photo', open.slice(0, 2), '10:40', weekly(2, 4, 7), {
    held: { from: dayOf(15), until: forEver, why: 'photo-gone' },
  }),
  plan('Cruza A', 'product', open.slice(0, 2), '17:20', daily, { product: 'Cruza' }),
  plan('Cruza B', 'product', open.slice(1, 3), '17:40', weekly(1, 3, 5), { product: 'Cruza' }),
  plan('Antes de fechar', 'product', open, '18:57', weekly(1, 2, 3, 4, 5, 6)),
  plan('Depois de fechar', 'product', open.slice(3, 5), '20:30', weekly(3)),
  plan('Pausada', 'product', open.slice(3, 5), '13:30', daily),
  plan('Até o dia 10', 'product', open.slice(5, 6), '10:25', daily, {
    end: { kind: 'until', day: dayOf(10) as never },
  }),
  plan('Três vezes', 'product', open.slice(3, 6), '11:45', weekly(1), { end: { kind: 'times', count: 3 } }),
  // More than the hour, and with the rest more than the day, lets through.
  ...Array.from({ length: 8 }, (_, index) =>
    plan(`Festa ${index + 1}`, 'product', open, `16:0${index}`, { kind: 'once' }, { start: dayOf(21) }),
  ),
];

function plan(
  name: string,
  what: PlannedSchedule['what'],
  to: readonly string[],
  time: string,
  repeat: Repeat,
  more: Partial<PlannedSchedule> = {},
): PlannedSchedule {
  return { start: first, ...{ name, what, groups: to, time, repeat }, ...more };
}

/** Single runs that she changes on the first day. */
export const exceptions = [
  { schedule: 'Todo dia', day: dayOf(6), to: null },
  { schedule: 'Todo dia', day: dayOf(8), to: { day: dayOf(9), time: '13:10' } },
  { schedule: 'Dias de semana', day: dayOf(14), to: null },
] as const;

export const paused = { schedule: 'Pausada', from: dayOf(5), until: dayOf(20) };
/** The last day on which the offer holds. */
export const expires = { product: 'Vence', day: dayOf(12) };

/** What happens on the morning of a day, before the shop opens. */
export const mornings: ReadonlyMap<string, Deed> = new Map([
  [dayOf(5), 'pause'],
  [dayOf(9), 'remove-from-group'],
  [dayOf(11), 'sell-out'],
  [dayOf(13), 'admins-only'],
  [dayOf(15), 'lose-photo'],
  [dayOf(16), 'back-in-stock'],
  [dayOf(20), 'resume'],
]);

export type Deed =
  | 'pause'
  | 'remove-from-group'
  | 'sell-out'
  | 'admins-only'
  | 'lose-photo'
  | 'back-in-stock'
  | 'resume';
