import { draftOf, type Product, type ProductDraft } from '../products.ts';
import type { Template, TemplateDraft } from '../templates.ts';

/** The product with an offered sentence at the end of its note. */
export function withNote(product: Product, sentence: string): ProductDraft {
  return { ...draftOf(product), note: withLine(product.note, sentence) };
}

/** The template with an offered sentence as its last line. */
export function withTemplateLine({ id, name, text }: Template, sentence: string): TemplateDraft {
  return { id, name, text: withLine(text, sentence) };
}

export function withLine(text: string, line: string): string {
  const before = text.trimEnd();
  return before === '' ? line : `${before}\n${line}`;
}
