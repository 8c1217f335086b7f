import { useTranslation } from 'react-i18next';
import { FailureNote } from '../ui/failure-note.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import type { Exporting } from './use-export.ts';

/** Whether the spreadsheet of products is on the disk. */
export function ExportOutcome({ exporting }: { readonly exporting: Exporting }) {
  const { t } = useTranslation();
  if (exporting.failure) return <FailureNote failure={exporting.failure} />;
  return exporting.isSaved && <UndoBar message={t('importing.export.saved')} />;
}
