import { lazy, type ReactNode, Suspense, startTransition, useState } from 'react';
import type { ProductId } from '../../shared/products.ts';
import { useLive } from '../ipc/use-live.ts';
import { CatalogueMenu } from './catalogue-menu.tsx';
import { ExportButton } from './export-button.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import { ImportNotice } from './import-notice.tsx';
import { ImportOffer } from './import-offer.tsx';
import { SpreadsheetDrop } from './spreadsheet-drop.tsx';
import { useDrop } from './use-drop.tsx';
import { useExport } from './use-export.ts';
import { useSpreadsheet } from './use-spreadsheet.ts';
import { useStart } from './use-start.ts';

const ImportDialog = lazy(() => import('./import-dialog.tsx'));

/** What the window needs for spreadsheets of products, piece by piece. */
export interface Imports {
  /** What stands on the screen of the products. */
  readonly inProducts: {
    /** The menu beside the title. */
    readonly actions: ReactNode;
    /** An import that goes on without its dialog, and what became of an export. */
    readonly notice: ReactNode;
    /** What is offered where there are no products yet. */
    readonly emptyActions: ReactNode;
    readonly selectionActions: (ids: readonly ProductId[]) => ReactNode;
  };
  readonly dialog: ReactNode;
  /** Opens the dialog of an import, as from elsewhere in the window. */
  open(): void;
  /** Puts a place for dropped spreadsheets around a screen. */
  around(screen: ReactNode): ReactNode;
}

/** Import and export, of which the window shows what main knows: the dialog may close and the import goes on. */
export function useImports(): Imports {
  const importing = useLive('importing') ?? null;
  const [wish, setWish] = useState<'open' | 'hidden' | null>(null);
  const spreadsheet = useSpreadsheet();
  const start = useStart();
  const exporting = useExport();
  // After a reload nobody has wished for anything yet, and an import in the middle is what she was at.
  if (wish === null && importing !== null) setWish('open');
  const isOpen = wish === 'open';
  const open = () => startTransition(() => setWish('open'));
  const [drop, question] = useDrop(importing, spreadsheet, open);
  return {
    inProducts: {
      actions: (
        <CatalogueMenu onImport={open} onExport={() => exporting.save(null)} isExporting={exporting.isBusy} />
      ),
      notice: (
        <>
          {importing !== null && !isOpen && (
            <ImportNotice importing={importing} failure={start.failure} onSee={open} />
          )}
          <ExportOutcome exporting={exporting} />
        </>
      ),
      emptyActions: <ImportOffer onImport={open} />,
      selectionActions: (ids) => <ExportButton ids={ids} exporting={exporting} />,
    },
    dialog: (
      <Suspense>
        {isOpen && (
          <ImportDialog
            importing={importing}
            spreadsheet={spreadsheet}
            start={start}
            onHide={() => {
              spreadsheet.forget();
              setWish('hidden');
            }}
          />
        )}
      </Suspense>
    ),
    open,
    around: (screen) => (
      <SpreadsheetDrop onDrop={drop}>
        {screen}
        {question}
      </SpreadsheetDrop>
    ),
  };
}
