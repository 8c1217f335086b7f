import { dateFromSerial, format, getFormatDateInfo, getFormatFromId } from 'numfmt';
import type { Styles } from './read-styles.ts';

/** @param style the number of the cell's style. @returns the number as Excel in Brazil shows it */
export type ShowNumber = (value: number, style: number) => string;

interface Format {
  readonly pattern: string;
  readonly isDay: boolean;
  readonly hasTime: boolean;
}

const locale = 'pt-BR';

/** The longest pattern that Excel lets one write. */
const longestPattern = 255;

/** From the count of 1904 to that of 1900. */
const daysFrom1904 = 1_462;

export function createShowNumber({ formatIds, ownFormats }: Styles, countsFrom1904: boolean): ShowNumber {
  const formats = new Map<number, Format>();

  function formatOf(style: number): Format {
    const known = formats.get(style);
    if (known) return known;
    const id = formatIds[style] ?? 0;
    const found = describe(ownFormats.get(id) ?? getFormatFromId(id, locale));
    formats.set(style, found);
    return found;
  }

  return (value, style) => {
    const { pattern, isDay, hasTime } = formatOf(style);
    if (isDay) return showDay(value + (countsFrom1904 ? daysFrom1904 : 0), hasTime) ?? showPlain(value);
    if (pattern === '' || /^(?:general|@)$/i.test(pattern)) return showPlain(value);
    return orPlain(() => format(pattern, value, { locale }), value);
  };
}

function describe(pattern: string): Format {
  const plain = { pattern: '', isDay: false, hasTime: false };
  if (pattern.length > longestPattern) return plain;
  try {
    const { year, month, day, hours } = getFormatDateInfo(pattern);
    return { pattern, isDay: year || month || day, hasTime: hours !== false };
  } catch {
    return plain;
  }
}

/** A day is always shown whole, also where the sheet shows only its month, because the whole is meant. */
function showDay(serial: number, hasTime: boolean): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = dateFromSerial(serial);
  if (!(serial >= 1) || !(year >= 1_900 && year <= 9_999)) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${two(day)}/${two(month)}/${year}`;
  return hasTime && serial % 1 !== 0 ? `${date} ${two(hour)}:${two(minute)}` : date;
}

/** Without a format: a long code stays whole, where Excel would show 7,89E+12, and 0.1 + 0.2 is 0,3. */
function showPlain(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(15))).replace('.', ',');
}

function orPlain(show: () => string, value: number): string {
  try {
    return show();
  } catch {
    return showPlain(value);
  }
}
