import { Button } from '@mantine/core';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Group, type GroupId, peopleReached } from '../../shared/groups.ts';
import type { Repeat } from '../../shared/start-broadcasts.ts';
import { asFailure } from '../ipc/call.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { ForecastFacts, ForecastNotes } from './forecast-facts.tsx';
import { PromoPreview } from './promo-preview.tsx';
import type { PromoToSend } from './promo-to-send.ts';
import { type RepeatChoice, RepeatsChoice } from './repeats-choice.tsx';
import classes from './send-dialog.module.css';
import { useConfirm } from './use-confirm.ts';
import { useForecast } from './use-forecast.ts';
import { useLinkWait } from './use-link-wait.ts';
import { useRepeats } from './use-repeats.ts';
import { WaitNote } from './wait-note.tsx';

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
  const facts = useRef<HTMLDListElement>(null);
  // The facts get the focus, not the button: an Enter too many must not send.
  useEffect(() => facts.current?.focus(), []);
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
          <dl className={classes.facts} ref={facts} tabIndex={-1}>
            <dt>{t('send.what')}</dt>
            <dd>
              <Named
                title={
                  promos.length === 1 ? promos[0]?.name : t('sending.count', { count: going.promos.length })
                }
                names={promos.length === 1 ? [] : going.promos.map(({ name }) => name)}
              />
            </dd>
            <dt>{t('send.where')}</dt>
            <dd>
              <Named
                title={t('common.groups', { count: going.groups.length })}
                names={going.groups.map(({ name }) => name)}
              />
            </dd>
            <dt>{t('send.who')}</dt>
            <dd>
              <People groups={going.groups} />
            </dd>
            {messageCount > 0 && (
              <>
                <dt>{t(wait ? 'calendar.details.when' : 'send.howLong')}</dt>
                <dd>
                  {promos.length > 1 && <p>{t('sending.messages', { count: messageCount })}</p>}
                  {wait ? (
                    <b>{t('whenConnected.when')}</b>
                  ) : (
                    <ForecastFacts {...{ forecast, messageCount, clockSpeed }} />
                  )}
                </dd>
              </>
            )}
          </dl>
          {failure && <FailureNote failure={asFailure(failure)} />}
        </DialogColumn>
        <DialogColumn scrolls="low">
          <PromoPreview
            {...preview}
            {...(messageCount > 0 && { promos: going.promos, groups: going.groups })}
          />
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

/** What goes anywhere at all, and where anything goes at all. */
function withoutRepeats(
  promos: readonly PromoToSend[],
  groups: readonly Group[],
  leftOut: readonly Repeat[],
): { readonly promos: readonly PromoToSend[]; readonly groups: readonly Group[] } {
  const ofPromo = (index: number) => leftOut.filter(({ promo }) => promo === index).length;
  const ofGroup = (id: GroupId) => leftOut.filter(({ groupId }) => groupId === id).length;
  return {
    promos: promos.filter((_, index) => ofPromo(index) < groups.length),
    groups: groups.filter(({ id }) => ofGroup(id) < promos.length),
  };
}

interface NamedProps {
  readonly title: string | undefined;
  readonly names: readonly string[];
}

const namesShown = 6;

function Named({ title, names }: NamedProps) {
  const { t } = useTranslation();
  const restCount = names.length - namesShown;
  return (
    <>
      <b>{title}</b>
      {names.length > 0 && (
        <ul className={classes.names}>
          {names.slice(0, namesShown).map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be called the same, and none moves
            <li key={index}>{name}</li>
          ))}
          {restCount > 0 && <li>{t('send.andMore', { count: restCount })}</li>}
        </ul>
      )}
    </>
  );
}

/** Nobody knows who is in more than one of them, so that a sum is the most that it can be. */
function People({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation();
  const count = groups.reduce((sum, group) => sum + peopleReached(group), 0);
  if (groups.length < 2) return <b>{t('common.people', { count })}</b>;
  return (
    <>
      <b>{t('sending.upToPeople', { count })}</b>
      <p className={classes.why}>{t('sending.upToPeopleWhy')}</p>
    </>
  );
}
