import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../ipc/use-call.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './import-dialog.module.css';
import { StepHeading } from './step-heading.tsx';

/** The file is being read, in a process of its own; that may be stopped. */
export function ReadingStep({ fileName }: { readonly fileName: string }) {
  const { t } = useTranslation();
  const cancel = useCall('imports.cancel');
  return (
    <div className={classes.middle} aria-busy="true">
      <span className={classes.turning}>
        <Icon name="moving" size={34} />
      </span>
      <StepHeading>
        <bdi>{t('importing.reading.title', { name: fileName })}</bdi>
      </StepHeading>
      <p className={classes.soft}>{t('importing.reading.hint')}</p>
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
        {t('importing.reading.cancel')}
      </Button>
    </div>
  );
}
