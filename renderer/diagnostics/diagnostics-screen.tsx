import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Diagnostics } from '../../shared/diagnostics.ts';
import { asFailure, call } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Screen } from '../ui/screen.tsx';
import classes from './diagnostics.module.css';
import { DiagnosticsFacts } from './diagnostics-facts.tsx';
import { DiagnosticsRecord } from './diagnostics-record.tsx';

/** How the app is and what it went through, to read, to save and to paste to whoever helps. */
export default function DiagnosticsScreen({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: ['diagnostics'],
    queryFn: () => call('diagnostics.read', {}),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Screen
      isColumn
      title={t('diagnostics.title')}
      actions={
        <>
          <Button variant="subtle" color="gray" leftSection={<Icon name="back" size={18} />} onClick={onBack}>
            {t('diagnostics.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="moving" size={18} />}
            loading={report.isFetching}
            onClick={() => void report.refetch()}
          >
            {t('diagnostics.refresh')}
          </Button>
        </>
      }
    >
      <div className={classes.panel}>
        <TakeAlong />
        {report.isError && (
          <FailureNote failure={asFailure(report.error)} onRetry={() => void report.refetch()} />
        )}
        {report.data ? <Report report={report.data} /> : !report.isError && <Ghosts />}
      </div>
    </Screen>
  );
}

/** Out of the window: as a file, or through the clipboard. */
function TakeAlong() {
  const { t } = useTranslation();
  const save = useCall('diagnostics.save');
  const copy = useCall('diagnostics.copy');
  return (
    <section className={classes.section}>
      <p>{t('diagnostics.intro')}</p>
      <div className={classes.actions}>
        <Button
          leftSection={<Icon name="save" size={18} />}
          loading={save.isPending}
          onClick={() => {
            copy.reset();
            save.mutate({});
          }}
        >
          {t('diagnostics.save')}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="copy" size={18} />}
          loading={copy.isPending}
          onClick={() => {
            save.reset();
            copy.mutate({});
          }}
        >
          {t('diagnostics.copy')}
        </Button>
      </div>
      {save.isError && <FailureNote failure={asFailure(save.error)} />}
      {copy.isError && <FailureNote failure={asFailure(copy.error)} />}
      {save.data === true && <Note tone="good" live="status" title={t('diagnostics.saved')} />}
      {copy.isSuccess && <Note tone="good" live="status" title={t('diagnostics.copied')} />}
    </section>
  );
}

function Report({ report }: { readonly report: Diagnostics }) {
  return (
    <>
      <DiagnosticsFacts report={report} />
      <DiagnosticsRecord report={report} />
    </>
  );
}

function Ghosts() {
  const { t } = useTranslation();
  return <div className={classes.ghost} role="status" aria-label={t('common.loading')} />;
}
