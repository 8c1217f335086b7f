import type { Coupon } from '../coupon.ts';
import { type Language, localeOf } from '../language.ts';
import { type Centavos, formatMoney } from '../money.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Instalments } from '../products.ts';

/** What the app itself writes into a message. Here, not in the catalogues: these words are sent, not shown. */
export interface MessageWords {
  /** `3x de R$ 33,30 por mês, sem juros (total R$ 99,90)`: what Brazilian law wants said of instalments, if known. */
  instalments(instalments: Instalments): string;
  /** `10% (até R$ 20,00)` or `R$ 5,00` */
  couponDiscount(discount: Coupon['discount']): string;
  /** `24 de dezembro`, and with its year where it is not this one. */
  day(day: PlainDate, today: PlainDate): string;
  number(value: number): string;
  /** `28%` */
  percent(value: number): string;
}

export function createMessageWords(language: Language): MessageWords {
  const words = wordsOf[language];
  const money = (amount: Centavos) => formatMoney(amount, language);
  const percent = (hundredths: number) =>
    new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 2 }).format(
      hundredths / 10_000,
    );
  return {
    instalments({ count, value, total, monthlyInterest }) {
      const interest = monthlyInterest === null ? '' : words.interest(monthlyInterest, percent);
      const sum = total === null ? '' : words.total(money(total));
      return `${words.instalments(count, money(value))}${interest}${sum}`;
    },
    couponDiscount(discount) {
      if (discount.kind === 'amount') return money(discount.amount);
      const share = percent(discount.percent * 100);
      return discount.cap === null ? share : `${share} ${words.cap(money(discount.cap))}`;
    },
    day(day, today) {
      const isThisYear = day.slice(0, 4) === today.slice(0, 4);
      const format = new Intl.DateTimeFormat(localeOf(language), {
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
        ...(isThisYear ? {} : { year: 'numeric' }),
      });
      return format.format(Date.parse(`${day}T00:00:00Z`));
    },
    number: (value) => new Intl.NumberFormat(localeOf(language)).format(value),
    percent: (value) => percent(value * 100),
  };
}

interface Words {
  instalments(count: number, value: string): string;
  interest(hundredths: number, percent: (hundredths: number) => string): string;
  total(sum: string): string;
  cap(most: string): string;
}

const wordsOf: Readonly<Record<Language, Words>> = {
  'pt-BR': {
    instalments: (count, value) => `${count}x de ${value} por mês`,
    interest: (rate, percent) => (rate === 0 ? ', sem juros' : `, com juros de ${percent(rate)} ao mês`),
    total: (sum) => ` (total ${sum})`,
    cap: (most) => `(até ${most})`,
  },
  en: {
    instalments: (count, value) => `${count} monthly instalments of ${value}`,
    interest: (rate, percent) => (rate === 0 ? ', interest-free' : `, at ${percent(rate)} interest a month`),
    total: (sum) => ` (${sum} in total)`,
    cap: (most) => `(up to ${most})`,
  },
  es: {
    instalments: (count, value) => `${count} cuotas mensuales de ${value}`,
    interest: (rate, percent) => (rate === 0 ? ', sin interés' : `, con interés de ${percent(rate)} al mes`),
    total: (sum) => ` (total ${sum})`,
    cap: (most) => `(hasta ${most})`,
  },
};
