import type { ReactNode } from 'react';
import type { Imports } from './imports/use-imports.tsx';
import { ProductsScreen } from './lazy-screens.ts';
import type { ProductsScreenProps } from './products/products-screen.tsx';
import type { DayPlanner } from './use-day-planner.tsx';

/** The products, with the ways of spreadsheets into them and out of them, and the way to a day of posts. */
export function showProducts(imports: Imports, dayPlanner: DayPlanner, acts: ProductsScreenProps): ReactNode {
  return imports.around(
    <ProductsScreen
      mostToSend={1}
      {...acts}
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
