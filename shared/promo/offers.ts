import type { Language } from '../language.ts';
import { type Centavos, formatMoney } from '../money.ts';
import type { PlainDate } from '../plain-date.ts';
import { createMessageWords } from './message-words.ts';

/** The sentences that the honest-price checks offer, ready for a note or a template. */
export interface Offers {
  /** For the template. */
  readonly price: string;
  readonly pix: string;
  readonly validity: string;
  readonly quantity: string;
  /** For the product's note. */
  readonly interestFree: string;
  total(sum: Centavos): string;
  /** A week from today, as a date, so that it stays true when it is read later. */
  validUntil(today: PlainDate): string;
}

export function createOffers(language: Language): Offers {
  const words = offersOf[language];
  const { day } = createMessageWords(language);
  return {
    ...words,
    total: (sum) => words.total(formatMoney(sum, language)),
    validUntil: (today) => words.validUntil(day(daysLater(today, 7), today)),
  };
}

function daysLater(today: PlainDate, days: number): PlainDate {
  const later = new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000);
  return later.toISOString().slice(0, 10) as PlainDate;
}

interface Words extends Omit<Offers, 'total' | 'validUntil'> {
  total(sum: string): string;
  validUntil(day: string): string;
}

const offersOf: Readonly<Record<Language, Words>> = {
  'pt-BR': {
    price: '[Por *{preço}*]',
    pix: '[No Pix: *{pix}*]',
    validity: '[Válido até {validade}]',
    quantity: '[{estoque} em estoque]',
    interestFree: 'Parcelamento sem juros.',
    total: (sum) => `Total parcelado: ${sum}.`,
    validUntil: (day) => `Oferta válida até ${day} ou enquanto durar o estoque.`,
  },
  en: {
    price: '[Now *{price}*]',
    pix: '[With Pix: *{pix price}*]',
    validity: '[Valid until {valid until}]',
    quantity: '[{stock} in stock]',
    interestFree: 'Interest-free instalments.',
    total: (sum) => `Total in instalments: ${sum}.`,
    validUntil: (day) => `Valid until ${day} or while stocks last.`,
  },
  es: {
    price: '[Ahora *{precio}*]',
    pix: '[Con Pix: *{precio pix}*]',
    validity: '[Válido hasta el {validez}]',
    quantity: '[{existencias} disponibles]',
    interestFree: 'Cuotas sin interés.',
    total: (sum) => `Total en cuotas: ${sum}.`,
    validUntil: (day) => `Oferta válida hasta el ${day} o hasta agotar existencias.`,
  },
};
