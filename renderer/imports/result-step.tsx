import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Importing } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import classes from './import-dialog.module.css';
import { ImportRows } from './import-rows.tsx';
import { StepHeading } from './step-heading.tsx';
import { UndoImport } from './undo-import.tsx';
import { useImportWords } from './use-import-words.ts';
import { usePastImports } from './use-past-imports.ts';

interface ResultStepProps {
  readonly importing: Extract<Importing, { kind: 'done' }>;
  readonly onFinish: () => void;
}

/** What became of every row, a way to correct those that were left out, and a way back. */
export function ResultStep({ importing, onFinish }: ResultStepProps) {
  const { t } = useTranslation();
  const save = useCall('imports.saveRefused');
  const past = usePastImports();
  const tell = useImportWords();
  const { importId, file, counts, plan } = importing;
  const asPast = past.data?.find(({ id }) => id === importId);
  const refusedCount = counts?.refused ?? 0;
  return (
    <DialogStep>
      <div className={classes.result}>
        <StepHeading>
          {t(asPast?.isUndone ? 'importing.done.undoneTitle' : 'importing.done.title')}
        </StepHeading>
        {asPast?.isUndone ? (
          <Note tone="plain" live="status" title={t('importing.done.undone')} />
        ) : (
          <Note tone={refusedCount > 0 ? 'wait' : 'good'} icon={refusedCount > 0 ? 'warning' : 'checkCircle'}>
            {tell({ added: counts?.add ?? 0, updated: counts?.update ?? 0, refused: refusedCount })}
          </Note>
        )}
        {save.isError && <FailureNote failure={asFailure(save.error)} />}
        {save.data === true && <Note tone="good" live="status" title={t('importing.done.saved')} />}
        {/* What was taken back came in no more. */}
        {!asPast?.isUndone && (
          <ImportRows
            importing={importing}
            plan={plan}
            isChecking={false}
            first={refusedCount > 0 ? 'refused' : 'all'}
          />
        )}
      </div>
      <DialogFoot back={asPast?.canUndo && <UndoImport id={importId} fileName={file.name} />}>
        {refusedCount > 0 && (
          <Button
            variant="default"
            leftSection={<Icon name="save" size={18} />}
            loading={save.isPending}
            onClick={() => save.mutate({})}
          >
            {t('importing.done.saveRefused')}
          </Button>
        )}
        <Button onClick={onFinish}>{t('importing.done.finish')}</Button>
      </DialogFoot>
    </DialogStep>
  );
}
