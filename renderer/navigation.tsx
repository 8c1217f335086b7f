import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './navigation.module.css';
import { withControl } from './palette/keys.ts';
import { Icon } from './ui/icon.tsx';
import { Logo } from './ui/logo.tsx';

export const screens = [
  'products',
  'broadcasts',
  'calendar',
  'groups',
  'templates',
  'connection',
  'settings',
] as const;
/** `diagnostics` is a part of the settings, and has no place of its own in the list. */
export type ScreenName = (typeof screens)[number] | 'diagnostics';

interface NavigationProps {
  readonly present: ScreenName;
  readonly onOpen: (screen: ScreenName) => void;
  /** Opens the palette, which reaches everything. */
  readonly onSearch: () => void;
  /** Broadcasts that are not finished. */
  readonly runningCount: number;
  /** Stands at the foot, always in sight. */
  readonly status: ReactNode;
}

/** The left side: where one is, where one can go, and how the link is. */
export function Navigation({ present, onOpen, onSearch, runningCount, status }: NavigationProps) {
  const { t } = useTranslation();
  const current = present === 'diagnostics' ? 'settings' : present;
  return (
    <nav className={classes.side} aria-label={t('navigation.label')}>
      <div className={classes.brand}>
        <Logo />
        <span>{t('app.name')}</span>
      </div>
      <UnstyledButton className={classes.search} aria-keyshortcuts="Control+K Meta+K" onClick={onSearch}>
        <Icon name="search" size={18} />
        <span>{t('palette.open')}</span>
        <kbd>{withControl('K')}</kbd>
      </UnstyledButton>
      <ul className={classes.list}>
        {screens.map((screen) => (
          <li key={screen}>
            <UnstyledButton
              className={classes.item}
              aria-current={screen === current ? 'page' : undefined}
              onClick={() => onOpen(screen)}
            >
              <Icon name={screen} />
              <span>{t(`navigation.${screen}`)}</span>
              {screen === 'broadcasts' && runningCount > 0 && (
                <span className={classes.count}>
                  <span aria-hidden="true">{runningCount}</span>
                  <span className="visually-hidden">
                    {t('navigation.runningBroadcasts', { count: runningCount })}
                  </span>
                </span>
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>{status}</div>
    </nav>
  );
}
