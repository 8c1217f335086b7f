import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnOf } from '../../shared/change-import-plan.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Importing } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep, FootWords } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note } from '../ui/note.tsx';
import { ColumnList } from './column-list.tsx';
import classes from './import-dialog.module.css';
import { ImportOptions } from './import-options.tsx';
import { ImportRows } from './import-rows.tsx';
import { PhotoFolder } from './photo-folder.tsx';
import { StepHeading } from './step-heading.tsx';
import { usePlan } from './use-plan.ts';

interface ColumnsStepProps {
  readonly importing: Extract<Importing, { kind: 'open' }>;
  /** Why another file or sheet could not be read, or why nothing was taken in. */
  readonly failure: Failure | undefined;
  readonly isStarting: boolean;
  readonly onChooseSheet: (sheet: number) => void;
  readonly onStart: () => void;
  readonly onDiscard: () => void;
}

/** What each column means, guessed and to be corrected, beside what would become of the rows. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { importing, failure } = props;
  const { t } = useTranslation();
  const planning = usePlan(importing);
  const [isAsking, setAsking] = useState(false);
  const { plan, isChecking } = planning;
  const { counts } = importing;
  const takenCount = counts === null ? 0 : counts.add + counts.update;
  const isReady = !isChecking && takenCount > 0;

  return (
    <DialogStep>
      <DialogColumns widths="minmax(0, 5fr) minmax(0, 6fr)">
        <DialogColumn scrolls aria-labelledby="import-columns">
          <div id="import-columns">
            <StepHeading>{t('importing.columns.title')}</StepHeading>
          </div>
          {failure && <FailureNote failure={failure} />}
          {planning.error && <FailureNote failure={asFailure(planning.error)} />}
          <ImportOptions
            file={importing.file}
            plan={plan}
            onChange={planning.change}
            onChooseSheet={props.onChooseSheet}
          />
          {columnOf(plan, 'name') === undefined && (
            <Note tone="wait" icon="info" live="status">
              {t('importing.columns.noName')}
            </Note>
          )}
          {columnOf(plan, 'photos') !== undefined && <PhotoFolder folder={importing.photoFolder} />}
          <ColumnList file={importing.file} plan={plan} onChange={planning.change} />
        </DialogColumn>
        <DialogColumn aria-labelledby="import-rows">
          <h3 id="import-rows" className={classes.heading}>
            {t('importing.rows.title')}
          </h3>
          <ImportRows importing={importing} plan={plan} isChecking={isChecking} first="all" />
        </DialogColumn>
      </DialogColumns>
      <DialogFoot
        words={
          !isChecking && takenCount === 0 && <FootWords isWrong>{t('importing.columns.nothing')}</FootWords>
        }
      >
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('common.cancel')}
        </Button>
        <Button disabled={!isReady} loading={props.isStarting} onClick={props.onStart}>
          {isReady
            ? t('importing.columns.start', { count: takenCount })
            : t('importing.columns.startNothing')}
        </Button>
      </DialogFoot>
      {isAsking && (
        <ConfirmDialog
          title={t('importing.discard.title')}
          body={t('importing.discard.body')}
          confirm={t('importing.discard.confirm')}
          keep={t('importing.discard.keep')}
          onConfirm={props.onDiscard}
          onKeep={() => setAsking(false)}
        />
      )}
    </DialogStep>
  );
}
