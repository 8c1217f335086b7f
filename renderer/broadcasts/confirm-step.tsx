import { Button } from '@mantine/core';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import { asFailure } from '../ipc/call.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { ConfirmFacts } from './confirm-facts.tsx';
import { ForecastNotes } from './forecast-facts.tsx';
import { PromoPreview } from './promo-preview.tsx';
import type { PromoToSend } from './promo-to-send.ts';
import { type RepeatChoice, RepeatsChoice } from './repeats-choice.tsx';
import { useConfirm } from './use-confirm.ts';
import { useForecast } from './use-forecast.ts';
import { useLinkWait } from './use-link-wait.ts';
import { useRepeats } from './use-repeats.ts';
import { WaitNote } from './wait-note.tsx';
import { withoutRepeats } from './without-repeats.ts';

interface ConfirmStepProps {
  readonly promos: readonly PromoToSend[];
  readonly groups: readonly Group[];
  readonly preview: ComponentProps<typeof PromoPreview>;
  readonly clockSpeed: number;
  readonly onBack: () => void;
  readonly onStarted: () => void;
}

/** Says what, where, to how many people and how long, once more, before anything leaves. */
export function ConfirmStep({ promos, groups, preview, clockSpeed, onBack, onStarted }: ConfirmStepProps) {
  const { t } = useTranslation();
  const groupIds = groups.map(({ id }) => id);
  const found = useRepeats(promos, groupIds);
  const repeats = found.data ?? [];
  const [choice, choose] = useState<RepeatChoice>('leave-out');
  const restCount = promos.length * groups.length - repeats.length;
  const going = withoutRepeats(promos, groups, choice === 'send' ? [] : repeats);
  const messageCount = choice === 'send' ? restCount + repeats.length : restCount;
  const forecast = useForecast(messageCount);
  const { isConnected, wait } = useLinkWait();
  const confirming = useConfirm({
    ...{ promos, groupIds, waits: wait !== null, onDone: onStarted },
    onRepeats: () => void found.refetch(),
  });
  const failure = confirming.error ?? found.error;

  return (
    <DialogStep>
      <DialogColumns>
        <DialogColumn scrolls>
          {!isConnected && <WaitNote wait={wait} />}
          {repeats.length > 0 && (
            <RepeatsChoice repeats={repeats} restCount={restCount} choice={choice} onChoose={choose} />
          )}
          <ForecastNotes forecast={forecast} />
          <ConfirmFacts {...{ promos, going, messageCount, forecast, clockSpeed }} waits={wait !== null} />
          {failure && <FailureNote failure={asFailure(failure)} />}
        </DialogColumn>
        <DialogColumn scrolls="low">
          <PromoPreview {...preview} {...(messageCount > 0 && going)} />
        </DialogColumn>
      </DialogColumns>
      <DialogFoot
        back={
          <Button variant="default" onClick={onBack} disabled={confirming.isPending}>
            {t('common.back')}
          </Button>
        }
      >
        <Button
          leftSection={<Icon name="send" size={18} />}
          loading={confirming.isPending}
          disabled={found.isPending || messageCount === 0 || (!isConnected && wait === null)}
          onClick={() => confirming.confirm(repeats.length === 0 ? 'ask' : choice)}
        >
          {wait
            ? t('whenConnected.send')
            : t(promos.length === 1 ? 'send.confirm' : 'sending.confirm', { count: messageCount })}
        </Button>
      </DialogFoot>
    </DialogStep>
  );
}
