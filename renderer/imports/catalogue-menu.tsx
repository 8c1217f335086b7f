import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './catalogue-menu.module.css';
import { useMenu } from './use-menu.ts';

interface CatalogueMenuProps {
  readonly isExporting: boolean;
  readonly onImport: () => void;
  readonly onExport: () => void;
}

/** The ways into the catalogue and out of it. */
export function CatalogueMenu({ isExporting, onImport, onExport }: CatalogueMenuProps) {
  const { t } = useTranslation();
  const menu = useMenu();

  const item = (icon: IconName, words: string, act: () => void) => (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={classes.item}
      onClick={() => {
        menu.close();
        act();
      }}
    >
      <Icon name={icon} size={18} />
      {words}
    </button>
  );

  return (
    <div className={classes.anchor}>
      <Button
        variant="default"
        leftSection={<Icon name="sheet" size={18} />}
        loading={isExporting}
        {...menu.button}
      >
        {t('importing.menu.label')}
      </Button>
      <div {...menu.around} role="menu" aria-label={t('importing.menu.label')} className={classes.menu}>
        {item('sheet', t('importing.menu.import'), onImport)}
        {item('save', t('importing.menu.export'), onExport)}
      </div>
    </div>
  );
}
