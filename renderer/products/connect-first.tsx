import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '../ipc/use-live.ts';
import { Note } from '../ui/note.tsx';

/** Said only when sending would have to wait for the person, not for the network. */
export function ConnectFirst({ onSeeConnection }: { readonly onSeeConnection: () => void }) {
  const { t } = useTranslation();
  const connection = useLive('connection');
  const mustAct = ['off', 'waiting-for-scan', 'waiting-for-code', 'unlinked', 'stopped'];
  if (connection === undefined || !mustAct.includes(connection.kind)) return null;
  return (
    <Note
      tone="wait"
      icon="connection"
      action={
        <Button variant="default" onClick={onSeeConnection}>
          {t('products.connect')}
        </Button>
      }
    >
      {t('products.connectFirst')}
    </Note>
  );
}
