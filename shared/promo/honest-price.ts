import { fold } from '../fold.ts';
import type { Language } from '../language.ts';
import { type Centavos, formatMoney } from '../money.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Product } from '../products.ts';
import { createOffers, type Offers } from './offers.ts';

/** Where Brazilian law asks for it. */
export const lawArticles = [
  /** Lei 10.962/2004, art. 2: the cash price stands beside the image. */
  'lei-10962-art-2',
  /** Decreto 5.903/2006, art. 3: total, number, periodicity, value and interest of instalments. */
  'decreto-5903-art-3',
  /** Lei 13.455/2017, art. 2: a discount for the way of paying is shown. */
  'lei-13455-art-2',
  /** Código de Defesa do Consumidor, art. 37: nothing that misleads. */
  'cdc-art-37',
  /** Código de Defesa do Consumidor, arts. 30 and 31: an offer binds; it says how much there is, and until when. */
  'cdc-arts-30-31',
] as const;
export type LawArticle = (typeof lawArticles)[number];

export const honestPriceCodes = [
  'price-missing',
  'price-not-shown',
  'old-price-not-above',
  'old-price-never-asked',
  'pix-not-shown',
  'pix-without-card-price',
  'pix-not-below',
  'instalments-total',
  'instalments-interest',
  'instalments-not-free',
  'validity-or-quantity',
  'validity-not-shown',
  'offer-over',
] as const;
export type HonestPriceCode = (typeof honestPriceCodes)[number];

/** What one click does about it: a sentence for the note or the template, or the field in which something is missing. */
export type Offer =
  | { readonly to: 'note' | 'template'; readonly sentence: string }
  | {
      readonly to: 'field';
      readonly field: 'price' | 'oldPrice' | 'pixPrice' | 'instalments' | 'validUntil';
    };

export interface HonestPriceWarning {
  readonly kind: 'honest-price';
  readonly code: HonestPriceCode;
  readonly article: LawArticle;
  readonly offer: Offer;
}

/** A promo as it is about to be sent. */
export interface PromoToCheck {
  readonly product: Product;
  /** The composed message. */
  readonly text: string;
  readonly language: Language;
  readonly today: PlainDate;
}

/**
 * What an honest offer would still say, as advice: nothing here blocks, and it is a help, not legal advice. It looks at
 * what the product has and at what the message says of it.
 */
export function checkHonestPrice(promo: PromoToCheck): readonly HonestPriceWarning[] {
  const says = (amount: Centavos) => mentions(promo.text, formatMoney(amount, promo.language));
  const look: Look = { ...promo, says, plain: fold(promo.text), offers: createOffers(promo.language) };
  return [checkPrice, checkOldPrice, checkPix, checkInstalments, checkTerm].flatMap((check) => check(look));
}

/**
 * Whether the old price was ever asked, as far as the app knows. A product whose price never changed here has no past
 * to be judged by.
 * @param prices every price that it has had here, the present one among them
 */
export function checkOldPriceWasAsked(
  { oldPrice, price }: Pick<Product, 'oldPrice' | 'price'>,
  prices: readonly (Centavos | null)[],
): readonly HonestPriceWarning[] {
  if (oldPrice === null || price === null || oldPrice <= price || prices.length < 2) return [];
  if (prices.some((past) => past !== null && past >= oldPrice)) return [];
  return [warn('old-price-never-asked', 'cdc-art-37', { to: 'field', field: 'oldPrice' })];
}

interface Look extends PromoToCheck {
  /** Whether the message names this amount. */
  readonly says: (amount: Centavos) => boolean;
  /** The message without accents and capitals. */
  readonly plain: string;
  readonly offers: Offers;
}

function warn(code: HonestPriceCode, article: LawArticle, offer: Offer): HonestPriceWarning {
  return { kind: 'honest-price', code, article, offer };
}

function inTemplate(sentence: string): Offer {
  return { to: 'template', sentence };
}

function inNote(sentence: string): Offer {
  return { to: 'note', sentence };
}

function checkPrice({ product: { price, pixPrice }, says, offers }: Look): readonly HonestPriceWarning[] {
  // With a Pix price alone it is the card price that is asked for, below.
  if (price === null) {
    return pixPrice === null
      ? [warn('price-missing', 'lei-10962-art-2', { to: 'field', field: 'price' })]
      : [];
  }
  return says(price) ? [] : [warn('price-not-shown', 'lei-10962-art-2', inTemplate(offers.price))];
}

function checkOldPrice({ product: { price, oldPrice } }: Look): readonly HonestPriceWarning[] {
  if (price === null || oldPrice === null || oldPrice > price) return [];
  return [warn('old-price-not-above', 'cdc-art-37', { to: 'field', field: 'oldPrice' })];
}

function checkPix({ product: { price, pixPrice }, says, offers }: Look): readonly HonestPriceWarning[] {
  if (pixPrice === null) return [];
  if (price === null)
    return [warn('pix-without-card-price', 'lei-13455-art-2', { to: 'field', field: 'price' })];
  if (pixPrice > price) return [warn('pix-not-below', 'cdc-art-37', { to: 'field', field: 'pixPrice' })];
  return says(pixPrice) ? [] : [warn('pix-not-shown', 'lei-13455-art-2', inTemplate(offers.pix))];
}

function checkInstalments(look: Look): readonly HonestPriceWarning[] {
  const { product, says, plain, offers } = look;
  const { instalments, price } = product;
  // Instalments that the message does not name owe nothing.
  if (instalments === null || !says(instalments.value)) return [];
  const sum = (instalments.count * instalments.value) as Centavos;
  const total = instalments.total ?? sum;
  const found: HonestPriceWarning[] = [];
  if (!says(total)) {
    found.push(warn('instalments-total', 'decreto-5903-art-3', inNote(offers.total(total))));
  }
  // A centavo an instalment is rounding, not interest.
  const isDearer = price !== null && Math.max(sum, total) - price >= instalments.count;
  if (isDearer && (instalments.monthlyInterest === 0 || /sem juros|interest-free|sin interes/.test(plain))) {
    found.push(warn('instalments-not-free', 'cdc-art-37', { to: 'field', field: 'instalments' }));
  } else if (!/\b(juros|interest|interes(es)?)\b/.test(plain)) {
    const isFree = price !== null && !isDearer;
    const offer: Offer = isFree ? inNote(offers.interestFree) : { to: 'field', field: 'instalments' };
    found.push(warn('instalments-interest', 'decreto-5903-art-3', offer));
  }
  return found;
}

/** A date, a day, or a number of pieces, as sellers say it. */
const termWords =
  /\b(valid[oa]s?|validade|vale ate|ate (o dia |as )?(\d|hoje|amanha|segunda|terca|quarta|quinta|sexta|sabado|domingo)|so hoje|somente hoje|\d+ (unidades?|pecas?|pacotes?|potes?|un|em estoque|in stock|left)|(restam|ultim[ao]s) \d|valid (until|till|today)|until \w|today only|only \d|validez|vigencia|vale hasta|hasta (el |las )?(\d|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|agotar)|solo (por )?hoy|\d+ (unidades?|piezas?|paquetes?|potes?|disponibles?)|(quedan|ultim[ao]s) \d)\b/;

function checkTerm({ product, plain, today, offers }: Look): readonly HonestPriceWarning[] {
  const { validUntil, stock } = product;
  if (validUntil !== null && validUntil < today) {
    return [warn('offer-over', 'cdc-arts-30-31', { to: 'field', field: 'validUntil' })];
  }
  if (termWords.test(plain)) return [];
  if (validUntil !== null) return [warn('validity-not-shown', 'cdc-arts-30-31', inTemplate(offers.validity))];
  if (stock !== null && stock > 0) {
    return [warn('validity-not-shown', 'cdc-arts-30-31', inTemplate(offers.quantity))];
  }
  return [warn('validity-or-quantity', 'cdc-arts-30-31', inNote(offers.validUntil(today)))];
}

/** Whether an amount stands in the text by itself: `R$ 9,90` is not in `R$ 9,900`. */
function mentions(text: string, money: string): boolean {
  const plain = text.replaceAll('\u00a0', ' ');
  const wanted = money.replaceAll('\u00a0', ' ');
  for (let at = plain.indexOf(wanted); at !== -1; at = plain.indexOf(wanted, at + 1)) {
    if (!/^(\d|[.,]\d)/.test(plain.slice(at + wanted.length, at + wanted.length + 2))) return true;
  }
  return false;
}
