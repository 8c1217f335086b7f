import type { Language } from './language.ts';
import { formatMoney } from './money.ts';
import type { Product } from './products.ts';

/**
 * The message that a product becomes, in WhatsApp's own marks (`*bold*`, `~struck~`).
 * The preview and the message are made from this very string.
 */
export function composePromo(
  product: Pick<Product, 'name' | 'price' | 'oldPrice' | 'note'>,
  language: Language,
): string {
  const words = { 'pt-BR': { from: 'De', now: 'Por' }, en: { from: 'Was', now: 'Now' } }[language];
  const lines = [`*${product.name}*`, ''];
  if (product.oldPrice !== null) lines.push(`${words.from} ~${formatMoney(product.oldPrice, language)}~`);
  if (product.price !== null) lines.push(`${words.now} *${formatMoney(product.price, language)}*`);
  if (product.note !== '') lines.push('', product.note);
  return lines.join('\n');
}
