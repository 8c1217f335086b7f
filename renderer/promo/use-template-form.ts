import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../shared/plain-date.ts';
import { withLine, withNote } from '../../shared/promo/accept-offer.ts';
import type { Offer } from '../../shared/promo/honest-price.ts';
import { writeVariable } from '../../shared/promo/variables.ts';
import { type Composed, composePromo } from '../../shared/promo.ts';
import type { ListedTemplate } from '../../shared/templates.ts';
import { useCall } from '../ipc/use-call.ts';
import { useFormat } from '../ui/use-format.ts';
import type { TryOut } from './use-try-out.ts';

export interface TemplateForm {
  readonly name: string;
  readonly text: string;
  /** What the template makes of the product that it is tried with. */
  readonly composed: Composed;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly isAccepting: boolean;
  readonly error: Error | null;
  /** Whether a field lacks something, from the first try to save on. */
  problem(field: 'name' | 'text'): boolean;
  changeName(name: string): void;
  changeText(text: string): void;
  /** Puts an offered sentence into the words here, or into the note of the product. */
  accept(offer: Offer): void;
  submit(event: FormEvent): void;
}

/** What stands in the editor of a template (`null` for a new one), and the way to save it. */
export function useTemplateForm(
  template: ListedTemplate | null,
  { product }: TryOut,
  onSaved: (template: ListedTemplate) => void,
): TemplateForm {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [start] = useState(() => {
    if (template !== null) return { name: template.name, text: template.text };
    const say = (variable: 'name' | 'price') => writeVariable(variable, language);
    return {
      name: t('templates.newName'),
      text: `*${say('name')}*\n[${t('products.now')} *${say('price')}*]`,
    };
  });
  const [name, setName] = useState(start.name);
  const [text, setText] = useState(start.text);
  const [isSubmitted, setSubmitted] = useState(false);
  const save = useCall('templates.save');
  const saveProduct = useCall('products.save');
  const isMissing = { name: name.trim() === '', text: text.trim() === '' };
  const at = { language, today: dayOf(Date.now()) };

  return {
    name,
    text,
    composed: composePromo({ kind: 'product', product }, { text }, { footer: '' }, at),
    isDirty: name !== start.name || text !== start.text,
    isSaving: save.isPending,
    isAccepting: saveProduct.isPending,
    error: save.error ?? saveProduct.error,
    problem: (field) => isSubmitted && isMissing[field],
    changeName: setName,
    changeText: setText,
    accept(offer) {
      if (offer.to === 'template') setText(withLine(text, offer.sentence));
      if (offer.to === 'note') saveProduct.mutate({ product: withNote(product, offer.sentence) });
    },
    submit(event) {
      event.preventDefault();
      setSubmitted(true);
      if (isMissing.name || isMissing.text) return;
      const draft = { ...(template && { id: template.id }), name, text };
      save.mutate({ template: draft }, { onSuccess: onSaved });
    },
  };
}
