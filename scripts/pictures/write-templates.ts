import type { Shop } from '../demo/open-shop.ts';
import { ask } from '../demo/week/ask.ts';

const templates = [
  {
    name: 'Oferta relâmpago, só hoje até as 18 h',
    text: '⚡ *{nome}*\n[De ~{de}~]\n[Por *{preço}*]\n\nSó hoje!',
  },
  { name: 'Pix', text: '*{nome}*\n[Por {preço}]\n[*{pix}* no Pix]\n[Restam {estoque}]' },
  {
    name: 'Com parcelas e todas as condições por extenso',
    text: '*{nome}*\n[{preço}]\n[{parcelas}]\n[{notas}]',
  },
  { name: 'Bem curtinho', text: '{nome}[: {preço}]' },
] as const;

/** Templates of her own beside those that came with the app. */
export async function writeTemplates({ page }: Shop): Promise<void> {
  for (const template of templates) await ask(page, 'templates.save', { template });
}
