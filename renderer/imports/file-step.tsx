import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mostSpreadsheetRows } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import classes from './import-dialog.module.css';
import { PastImports } from './past-imports.tsx';
import { StepHeading } from './step-heading.tsx';
import type { SpreadsheetTaking } from './use-spreadsheet.ts';

/** Which spreadsheet: dropped, or chosen; or first of all one to begin with. */
export function FileStep({ spreadsheet }: { readonly spreadsheet: SpreadsheetTaking }) {
  const { t } = useTranslation();
  const template = useCall('imports.saveTemplate');
  return (
    <div className={classes.scroll}>
      <div className={classes.narrow}>
        <StepHeading>{t('importing.file.title')}</StepHeading>
        {spreadsheet.failure && <FailureNote failure={spreadsheet.failure} />}
        <div className={classes.drop}>
          <span className={classes.badge}>
            <Icon name="sheet" size={30} />
          </span>
          <p className={classes.lead}>{t('importing.file.hint')}</p>
          <Button loading={spreadsheet.isBusy} onClick={spreadsheet.pick}>
            {t('importing.file.choose')}
          </Button>
          <p className={classes.soft}>{t('importing.file.limits', { count: mostSpreadsheetRows })}</p>
        </div>
        <div className={classes.beside}>
          <div>
            <p className={classes.strong}>{t('importing.file.templateTitle')}</p>
            <p className={classes.soft}>{t('importing.file.templateHint')}</p>
          </div>
          <Button
            variant="default"
            leftSection={<Icon name="save" size={18} />}
            loading={template.isPending}
            onClick={() => template.mutate({})}
          >
            {t('importing.file.template')}
          </Button>
        </div>
        {template.isError && <FailureNote failure={asFailure(template.error)} />}
        {template.data === true && (
          <Note tone="good" live="status" title={t('importing.file.templateSaved')} />
        )}
        <PastImports />
      </div>
    </div>
  );
}
