import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Place, places } from '../shared/desktop.ts';
import classes from './navigation.module.css';
import { Icon } from './ui/icon.tsx';
import { withControl } from './ui/keys.ts';
import { Logo } from './ui/logo.tsx';
import { useSmallWindow } from './ui/use-small-window.ts';

/** Diagnostics are a part of the settings: neither the list nor a menu leads there. */
export type ScreenName = Place | 'diagnostics';

interface NavigationProps {
  readonly present: ScreenName;
  readonly onOpen: (screen: ScreenName) => void;
  /** Opens the palette, which reaches everything. */
  readonly onSearch: () => void;
  /** Broadcasts that are not finished, and those that wait for a link. */
  readonly unfinishedCount: number;
  /** Things that wait for her answer. */
  readonly toDecideCount: number;
  /** Stands at the foot, always in sight. */
  readonly status: ReactNode;
}

/** The left side: where one is, where one can go, and how the link is. */
export function Navigation(props: NavigationProps) {
  const { present, onOpen, onSearch, unfinishedCount, toDecideCount, status } = props;
  const { t } = useTranslation();
  const isSmall = useSmallWindow();
  // Where the words stand, nobody has to point at anything.
  const tip = (words: string) => (isSmall ? words : undefined);
  const current = present === 'diagnostics' || present === 'welcome' ? 'settings' : present;
  return (
    <nav className={classes.side} aria-label={t('navigation.label')}>
      <div className={classes.brand}>
        <Logo />
        <span>{t('app.name')}</span>
      </div>
      <UnstyledButton
        className={classes.search}
        aria-keyshortcuts="Control+K Meta+K"
        title={tip(`${t('palette.open')} (${withControl('K')})`)}
        onClick={onSearch}
      >
        <Icon name="search" size={18} />
        <span>{t('palette.open')}</span>
        <kbd>{withControl('K')}</kbd>
      </UnstyledButton>
      <ul className={classes.list}>
        {(toDecideCount > 0 || present === 'coming-back') && (
          <li>
            <UnstyledButton
              className={classes.item}
              aria-current={present === 'coming-back' ? 'page' : undefined}
              title={tip(t('comingBack.navigation'))}
              onClick={() => onOpen('coming-back')}
            >
              <Icon name="clock" />
              <span>{t('comingBack.navigation')}</span>
              <Count count={toDecideCount} words={t('comingBack.waiting', { count: toDecideCount })} />
            </UnstyledButton>
          </li>
        )}
        {places.map((screen) => (
          <li key={screen}>
            <UnstyledButton
              className={classes.item}
              aria-current={screen === current ? 'page' : undefined}
              title={tip(t(`navigation.${screen}`))}
              onClick={() => onOpen(screen)}
            >
              <Icon name={screen} />
              <span>{t(`navigation.${screen}`)}</span>
              {screen === 'broadcasts' && (
                <Count
                  count={unfinishedCount}
                  words={t('navigation.unfinishedBroadcasts', { count: unfinishedCount })}
                />
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>{status}</div>
    </nav>
  );
}

/** A number at the end of a place, and its words for a screen reader; nothing where there is nothing. */
function Count({ count, words }: { readonly count: number; readonly words: string }) {
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
