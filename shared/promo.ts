import type { Language } from './language.ts';
import type { Photo } from './photos.ts';
import type { PlainDate } from './plain-date.ts';
import type { Product } from './products.ts';
import { checkHonestPrice, type HonestPriceWarning } from './promo/honest-price.ts';
import { checkLength, type LengthWarning } from './promo/length.ts';
import { parseTemplate, type TemplateProblem } from './promo/parse-template.ts';
import { productValues } from './promo/product-values.ts';
import { renderTemplate, trimBlankEnds } from './promo/render-template.ts';
import type { Template } from './templates.ts';

/** What a message is made of: a product through a template, or words of her own with a photo. */
export type PromoSource =
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'free-text'; readonly text: string; readonly photo: Photo | null };

export interface ComposeAt {
  /** In which money and dates are written. */
  readonly language: Language;
  readonly today: PlainDate;
}

export type PromoWarning = HonestPriceWarning | TemplateWarning | LengthWarning;

export interface TemplateWarning extends TemplateProblem {
  readonly kind: 'template';
}

export interface Composed {
  /** Exactly what is sent, in WhatsApp's own marks; lines end with `\n`. */
  readonly text: string;
  readonly photo: Photo | null;
  readonly warnings: readonly PromoWarning[];
}

/**
 * The message that a promo becomes in one group. Main sends this very string and every preview is drawn from it.
 * Free text goes as it was typed, without variables, and does not look at the template. Never throws: what a template
 * says wrong stays as it was typed and is among the warnings.
 */
export function composePromo(
  source: PromoSource,
  template: Pick<Template, 'text'>,
  group: { readonly footer: string },
  at: ComposeAt,
): Composed {
  if (source.kind === 'free-text') {
    const text = addFooter(trimBlankEnds(withPlainBreaks(source.text)), group.footer);
    return { text, photo: source.photo, warnings: checkLength(text, source.photo !== null) };
  }
  const { product } = source;
  const { parts, problems } = parseTemplate(template.text);
  const text = addFooter(renderTemplate(parts, productValues(product, at.language, at.today)), group.footer);
  const photo = product.photos[0] ?? null;
  return {
    text,
    photo,
    warnings: [
      ...problems.map((problem) => ({ kind: 'template', ...problem }) as const),
      ...checkLength(text, photo !== null),
      ...checkHonestPrice({ product, text, ...at }),
    ],
  };
}

/** A group's own last words, after a blank line. */
export function addFooter(text: string, footer: string): string {
  const last = trimBlankEnds(withPlainBreaks(footer));
  if (last === '') return text;
  return text === '' ? last : `${text}\n\n${last}`;
}

/** Windows ends a line with two characters, of which WhatsApp would show both. */
function withPlainBreaks(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
}
