import type { Brand } from './brand.ts';
import { type Language, localeOf } from './language.ts';

/** An amount of Brazilian reais in integer centavos. */
export type Centavos = Brand<number, 'Centavos'>;

/** `129990` → `R$ 1.299,90` (pt-BR, es) or `R$1,299.90` (en). Always reais: the shops are Brazilian. */
export function formatMoney(amount: Centavos, language: Language): string {
  return moneyFormat(language).format(amount / 100);
}

/** The same for many amounts, which are given in reais: to make such a format takes longer than to use it. */
export function moneyFormat(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: 'BRL',
    currencyDisplay: 'narrowSymbol',
  });
}

/**
 * Reads what a person types as a price: `1.299,90`, `1299,9`, `R$ 12`, `12.50`.
 * @returns the amount, or `undefined` when the text is not a price from R$ 0,01 to R$ 9.999.999,99.
 */
export function parseMoney(text: string): Centavos | undefined {
  const digits = text.replace(/^\s*R\$/i, '').replace(/[\s\u00a0]/g, '');
  const match =
    /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(digits) ?? /^(\d+)(?:\.(\d{1,2}))$/.exec(digits);
  const whole = match?.[1];
  if (whole === undefined) return undefined;
  const centavos = Number(whole.replaceAll('.', '')) * 100 + Number((match?.[2] ?? '').padEnd(2, '0'));
  return centavos >= 1 && centavos <= 999_999_999 ? (centavos as Centavos) : undefined;
}
