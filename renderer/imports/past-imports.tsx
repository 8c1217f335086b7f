import { useTranslation } from 'react-i18next';
import type { PastImport } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './past-imports.module.css';
import { UndoImport } from './undo-import.tsx';
import { usePastImports } from './use-past-imports.ts';

/** What was imported before; the newest can be taken back. Nothing is shown before the first. */
export function PastImports() {
  const { t } = useTranslation();
  const past = usePastImports();
  if (past.isError)
    return <FailureNote failure={asFailure(past.error)} onRetry={() => void past.refetch()} />;
  if (past.data === undefined || past.data.length === 0) return null;
  return (
    <section className={classes.past} aria-labelledby="past-imports">
      <h4 id="past-imports" className={classes.heading}>
        {t('importing.past.title')}
      </h4>
      <ul className={classes.list}>
        {past.data.map((one) => (
          <PastRow key={one.id} past={one} />
        ))}
      </ul>
    </section>
  );
}

function PastRow({ past }: { readonly past: PastImport }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const facts = [
    dateTime(past.at),
    t('importing.past.added', { count: past.addedCount }),
    ...(past.updatedCount > 0 ? [t('importing.past.updated', { count: past.updatedCount })] : []),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name} title={past.fileName}>
          <bdi>{past.fileName}</bdi>
        </p>
        <p className={classes.facts}>{facts.join(' · ')}</p>
      </div>
      {past.isUndone && <span className={classes.undone}>{t('importing.past.undone')}</span>}
      {past.canUndo && <UndoImport id={past.id} fileName={past.fileName} />}
    </li>
  );
}
