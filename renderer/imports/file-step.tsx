import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mostSpreadsheetRows } from '../../shared/imports.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './import-dialog.module.css';
import { PastImports } from './past-imports.tsx';
import { StepHeading } from './step-heading.tsx';
import type { SpreadsheetTaking } from './use-spreadsheet.ts';
import { useTemplate } from './use-template.tsx';

/** Which spreadsheet: dropped, or chosen; or first of all one to begin with. */
export function FileStep({ spreadsheet }: { readonly spreadsheet: SpreadsheetTaking }) {
  const { t } = useTranslation();
  const [templateButton, templateOutcome] = useTemplate();
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
          {templateButton}
        </div>
        {templateOutcome}
        <PastImports />
      </div>
    </div>
  );
}
