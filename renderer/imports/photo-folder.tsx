import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenImport } from '../../shared/imports.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './columns.module.css';

/** Where the photos lie that the spreadsheet names. */
export function PhotoFolder({ folder }: { readonly folder: OpenImport['photoFolder'] }) {
  const { t } = useTranslation();
  const choose = useCall('imports.choosePhotoFolder');
  return (
    <>
      <div className={classes.folder}>
        <p className={classes.words}>
          {folder === null ? (
            t('importing.photos.none')
          ) : (
            <>
              <b>
                <bdi>{folder.name}</bdi>
              </b>
              {' · '}
              {t('importing.photos.count', { count: folder.photoCount })}
            </>
          )}
        </p>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="photo" size={16} />}
          loading={choose.isPending}
          onClick={() => choose.mutate({})}
        >
          {folder === null ? t('importing.photos.choose') : t('importing.photos.change')}
        </Button>
      </div>
      {choose.isError && <FailureNote failure={asFailure(choose.error)} />}
    </>
  );
}
