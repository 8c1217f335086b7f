import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import classes from './catalogue-menu.module.css';

/** Where there are no products yet: the way in for a whole list, and a spreadsheet to begin with. */
export function ImportOffer({ onImport }: { readonly onImport: () => void }) {
  const { t } = useTranslation();
  const template = useCall('imports.saveTemplate');
  return (
    <>
      <Button variant="default" leftSection={<Icon name="sheet" size={18} />} onClick={onImport}>
        {t('importing.menu.import')}
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="save" size={18} />}
        loading={template.isPending}
        onClick={() => template.mutate({})}
      >
        {t('importing.file.template')}
      </Button>
      <div className={classes.offered}>
        {template.isError && <FailureNote failure={asFailure(template.error)} />}
        {template.data === true && (
          <Note tone="good" live="status" title={t('importing.file.templateSaved')} />
        )}
      </div>
    </>
  );
}
