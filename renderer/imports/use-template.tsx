import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';

/** A spreadsheet to begin with. @returns the button that saves it, and what became of that */
export function useTemplate(): readonly [button: ReactNode, outcome: ReactNode] {
  const { t } = useTranslation();
  const template = useCall('imports.saveTemplate');
  return [
    <Button
      key="button"
      variant="default"
      leftSection={<Icon name="save" size={18} />}
      loading={template.isPending}
      onClick={() => template.mutate({})}
    >
      {t('importing.file.template')}
    </Button>,
    <>
      {template.isError && <FailureNote failure={asFailure(template.error)} />}
      {template.data === true && <Note tone="good" live="status" title={t('importing.file.templateSaved')} />}
    </>,
  ];
}
