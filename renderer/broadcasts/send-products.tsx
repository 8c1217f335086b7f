import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import { AddProduct } from './add-product.tsx';
import { DoubtNotes, ProductsToSend } from './products-to-send.tsx';
import type { PlannedSend } from './schedule-parts.ts';
import classes from './send-dialog.module.css';
import type { SendDialogProps } from './send-dialog.tsx';
import { SendSteps } from './send-steps.tsx';
import { TemplateField } from './template-field.tsx';
import { type ChosenProducts, useChosenProducts } from './use-chosen-products.ts';

interface SendProductsProps extends Omit<SendDialogProps, 'subject' | 'photoField'> {
  readonly products: readonly Product[];
  readonly planned?: PlannedSend | undefined;
}

/** Products through a template: she may add others and take some away. */
export function SendProducts({ products, ...frame }: SendProductsProps) {
  const { t } = useTranslation();
  const what = useChosenProducts(products, frame.planned?.templates);
  const [first] = what.products;
  return (
    <SendSteps
      {...frame}
      title={
        what.products.length === 1 && first
          ? t('products.sendNowOf', { name: first.name })
          : t('sending.title', { count: what.products.length })
      }
      promos={what.promos}
      shown={what.shown}
      compose={what.compose}
      templateOf={what.templateOf}
      hasMuchToLose={what.products.length > products.length}
      whatFields={<ProductFields what={what} />}
    />
  );
}

/** Which products, and through which template. */
function ProductFields({ what }: { readonly what: ChosenProducts }) {
  const { products, templates } = what;
  return (
    <>
      {products.length > 1 && <ProductsToSend products={products} onRemove={what.remove} />}
      <div className={classes.tools}>
        {templates && (
          <div className={classes.template}>
            <TemplateField
              list={templates}
              templateId={what.templateId}
              hasOwn={what.hasOwnTemplates}
              onChange={what.chooseTemplate}
            />
          </div>
        )}
        <AddProduct products={products} onAdd={what.add} />
      </div>
      <DoubtNotes doubtful={what.doubtful} onAccept={what.accept} />
    </>
  );
}
