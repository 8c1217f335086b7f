import { useTranslation } from 'react-i18next';
import type { Importing } from '../../shared/imports.ts';
import { useCall } from '../ipc/use-call.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import classes from './import-dialog.module.css';
import { ImportSteps, type StepName } from './import-steps.tsx';
import { ImportVoice } from './import-voice.tsx';
import { ReadingStep } from './reading-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';
import { SpreadsheetDrop } from './spreadsheet-drop.tsx';
import type { SpreadsheetTaking } from './use-spreadsheet.ts';
import type { Start } from './use-start.ts';

interface ImportDialogProps {
  readonly importing: Importing | null;
  readonly spreadsheet: SpreadsheetTaking;
  readonly start: Start;
  /** Closes the dialog and nothing else: what main has read or takes in stays as it is. */
  readonly onHide: () => void;
}

const stepOf: Readonly<Record<Importing['kind'], StepName>> = {
  reading: 'file',
  open: 'columns',
  running: 'run',
  done: 'result',
};

/** From a spreadsheet to products. Each step is what main says of the import, so that a reload changes nothing. */
export default function ImportDialog({ importing, spreadsheet, start, onHide }: ImportDialogProps) {
  const { t } = useTranslation();
  const forget = useCall('imports.close');
  const { failure } = spreadsheet;
  // Another file came while this one was not to be put away.
  const isElsewhere = importing !== null && importing.kind !== 'open';

  /** Ends the import, and the dialog with it. */
  function finish(): void {
    forget.mutate({});
    onHide();
  }

  /** Where there is nothing to lose, closing is the end; anything else waits on the products' screen. */
  function close(): void {
    if (importing?.kind === 'done' && importing.counts?.refused === 0) finish();
    else onHide();
  }

  return (
    <Dialog width={1_080} height={780} title={t('importing.title')} hasMuchToLose onClose={close}>
      <ImportSteps present={importing === null ? 'file' : stepOf[importing.kind]} />
      <ImportVoice importing={importing} />
      {isElsewhere && failure && (
        <div className={classes.above}>
          <FailureNote failure={failure} />
        </div>
      )}
      {importing === null && (
        <SpreadsheetDrop onDrop={spreadsheet.take}>
          <FileStep spreadsheet={spreadsheet} />
        </SpreadsheetDrop>
      )}
      {importing?.kind === 'reading' && <ReadingStep fileName={importing.fileName} />}
      {importing?.kind === 'open' && (
        <ColumnsStep
          key={`${importing.file.name} ${importing.file.sheet}`}
          importing={importing}
          failure={start.failure ?? failure}
          isStarting={start.isPending}
          onChooseSheet={spreadsheet.chooseSheet}
          onStart={start.begin}
          onDiscard={() => {
            spreadsheet.forget();
            start.forget();
            forget.mutate({});
          }}
        />
      )}
      {importing?.kind === 'running' && <RunningStep importing={importing} onHide={onHide} />}
      {importing?.kind === 'done' && <ResultStep importing={importing} onFinish={finish} />}
    </Dialog>
  );
}
