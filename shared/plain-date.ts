import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A day of the calendar, `2026-12-24`, the same in every time zone. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** @returns the day, or `undefined` when the text is not one, as `2026-02-31` is not */
export function readPlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  const isRealDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isRealDay ? (text as PlainDate) : undefined;
}

/** The day on this computer's calendar at a moment, given in milliseconds since 1970. */
export function dayOf(at: number): PlainDate {
  const date = new Date(at);
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(date.getFullYear(), 4)}-${digits(date.getMonth() + 1, 2)}-${digits(date.getDate(), 2)}` as PlainDate;
}

/** Days since 1970-01-01. */
export function dayNumberOf(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function plainDateOf(dayNumber: number): PlainDate {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10) as PlainDate;
}

/** A day as the window may give it. */
export const plainDate = z
  .string()
  .refine((text) => readPlainDate(text) !== undefined)
  .transform((text) => text as PlainDate);
