import { Button } from '@mantine/core';
import { type KeyboardEvent, type ToggleEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './catalogue-menu.module.css';

interface CatalogueMenuProps {
  readonly isExporting: boolean;
  readonly onImport: () => void;
  readonly onExport: () => void;
}

/** The ways into the catalogue and out of it, as a small menu of the browser's own kind. */
export function CatalogueMenu({ isExporting, onImport, onExport }: CatalogueMenuProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  function handleToggle({ newState }: ToggleEvent): void {
    setOpen(newState === 'open');
    if (newState === 'open') items()[0]?.focus();
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') menu.current?.hidePopover();
    const found = items();
    const at = found.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    found.at(next % found.length)?.focus();
  }

  const item = (icon: IconName, words: string, act: () => void) => (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={classes.item}
      onClick={() => {
        menu.current?.hidePopover();
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
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={menuId}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
        popoverTarget={menuId}
      >
        {t('importing.menu.label')}
      </Button>
      <div
        ref={menu}
        id={menuId}
        role="menu"
        aria-label={t('importing.menu.label')}
        popover="auto"
        className={classes.menu}
        onToggle={handleToggle}
        onKeyDown={handleKey}
      >
        {item('sheet', t('importing.menu.import'), onImport)}
        {item('save', t('importing.menu.export'), onExport)}
      </div>
    </div>
  );
}
