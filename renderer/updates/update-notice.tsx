import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../ipc/use-live.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './updates.module.css';

const UpdateDialog = lazy(() => import('./update-dialog.tsx'));

/** A newer version, said once and quietly beside the navigation; nothing happens before she opens it. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const update = useLive('update');
  if (!update || update.kind === 'newest') return <span role="status" className="visually-hidden" />;
  const words = t('updates.notice', { version: update.version });
  return (
    <>
      <UnstyledButton className={classes.notice} onClick={() => startTransition(() => setOpen(true))}>
        <Icon name="save" size={18} />
        <span className={classes.words}>{words}</span>
      </UnstyledButton>
      <span role="status" className="visually-hidden">
        {words}
      </span>
      <Suspense>{isOpen && <UpdateDialog update={update} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
