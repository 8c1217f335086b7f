import { type Language, localeOf } from './language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `12,3 MB` */
export function formatBytes(bytes: number, language: Language): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const unit = units[power] ?? 'byte';
  const format = { style: 'unit', unit, maximumFractionDigits: power > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(localeOf(language), format).format(bytes / 1_000 ** power);
}

/** `4 ms`, `1.250 ms` */
export function formatMs(ms: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  }).format(ms);
}

/** `3 d 04:05`, in days, hours and minutes. */
export function formatSpan(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(minutes / 1_440);
  const clock = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  return days === 0 ? clock : `${days} d ${clock}`;
}
