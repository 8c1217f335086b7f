import type { ParsedInput } from '../../shared/ipc/call.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { composePromo } from '../../shared/promo.ts';
import type { PromoWish, StartOutcome } from '../../shared/start-broadcasts.ts';
import type { TemplateId } from '../../shared/templates.ts';
import { readTemplate, type Sender } from './open-sender.ts';

/** Sends them to the groups of these names, as the dialog does. */
export async function sendPromos(
  { handlers, groupId }: Sender,
  promos: readonly PromoWish[],
  names: readonly string[] = three,
  repeats: Answer = 'ask',
): Promise<StartOutcome> {
  return handlers['broadcasts.start']({
    promos: [...promos],
    ...{ groupIds: names.map(groupId), toOwnChat: false, repeats },
  });
}

type Answer = ParsedInput<'broadcasts.start'>['repeats'];

export const aProductWish = (id: ProductId, templateId: string | null = null): PromoWish => ({
  ...{ kind: 'product', productId: id, templateId: templateId as TemplateId | null },
});
export const aText = (text: string): PromoWish => ({ kind: 'free-text', text, photoId: null });

/** The text that this product makes through this template, above this footer. */
export function composed(sender: Sender, id: ProductId, template: string, footer: string): string {
  const product = sender.products.read(id);
  if (product === undefined) throw new Error('there is no such product');
  const at = { language: 'pt-BR', today: '2026-01-01' as PlainDate } as const;
  const text = readTemplate(template as TemplateId) ?? { text: '' };
  return composePromo({ kind: 'product', product }, text, { footer }, at).text;
}

export const countBroadcasts = ({ shop }: Sender) =>
  shop.db.prepare('SELECT count(*) AS count FROM broadcasts').get()?.count;

export const three = ['Clientes', 'Vizinhos', 'Família'];
