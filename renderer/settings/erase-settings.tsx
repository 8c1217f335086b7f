import { Button } from '@mantine/core';
import { lazy, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './settings.module.css';

const EraseDialog = lazy(() => import('./erase-dialog.tsx'));

/** The way to the end of everything that the app has on this computer. */
export function EraseSettings() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className={classes.section} aria-labelledby="erase">
      <h2 id="erase" className={classes.heading}>
        {t('erase.title')}
      </h2>
      <p>{t('erase.intro')}</p>
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="trash" size={18} />}
          onClick={() => startTransition(() => setAsking(true))}
        >
          {t('erase.open')}
        </Button>
      </div>
      <Suspense>{isAsking && <EraseDialog onKeep={() => setAsking(false)} />}</Suspense>
    </section>
  );
}
