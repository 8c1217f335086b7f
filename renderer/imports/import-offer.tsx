import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './catalogue-menu.module.css';
import { useTemplate } from './use-template.tsx';

/** Where there are no products yet: the way in for a whole list, and a spreadsheet to begin with. */
export function ImportOffer({ onImport }: { readonly onImport: () => void }) {
  const { t } = useTranslation();
  const [templateButton, templateOutcome] = useTemplate();
  return (
    <>
      <Button variant="default" leftSection={<Icon name="sheet" size={18} />} onClick={onImport}>
        {t('importing.menu.import')}
      </Button>
      {templateButton}
      <div className={classes.offered}>{templateOutcome}</div>
    </>
  );
}
