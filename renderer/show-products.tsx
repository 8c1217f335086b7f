import type { ReactNode } from 'react';
import { mostPromos } from '../shared/most-promos.ts';
import { ProductsScreen } from './lazy-screens.ts';
import type { Features } from './use-features.tsx';

/** The products, with the ways of spreadsheets into them and out of them, and the way to a day of posts. */
export function showProducts({ see, sending, imports, dayPlanner, newProduct }: Features): ReactNode {
  return imports.around(
    <ProductsScreen
      mostToSend={mostPromos}
      onSend={(products) => sending.send({ kind: 'products', products })}
      onSellOut={sending.sellOut}
      onSeeConnection={see.connection}
      {...newProduct.inProducts}
      {...imports.inProducts}
      {...dayPlanner.inProducts}
      selectionActions={(ids) => (
        <>
          {dayPlanner.selectionActions(ids)}
          {imports.inProducts.selectionActions(ids)}
        </>
      )}
    />,
  );
}
