import { type ComponentProps, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Group, peopleReached } from '../../shared/groups.ts';
import { ForecastFacts } from './forecast-facts.tsx';
import type { PromoToSend } from './promo-to-send.ts';
import classes from './send-dialog.module.css';
import type { Going } from './without-repeats.ts';

interface ConfirmFactsProps extends ComponentProps<typeof ForecastFacts> {
  /** All that she chose. */
  readonly promos: readonly PromoToSend[];
  readonly going: Going;
  /** It goes as soon as there is a connection. */
  readonly waits: boolean;
}

/** What goes, where, to how many people, and until when. */
export function ConfirmFacts({ promos, going, waits, messageCount, ...foreseen }: ConfirmFactsProps) {
  const { t } = useTranslation();
  const facts = useRef<HTMLDListElement>(null);
  // The facts get the focus, not the button: an Enter too many must not send.
  useEffect(() => facts.current?.focus(), []);
  return (
    <dl className={classes.facts} ref={facts} tabIndex={-1}>
      <dt>{t('send.what')}</dt>
      <dd>
        <Named
          title={promos.length === 1 ? promos[0]?.name : t('sending.count', { count: going.promos.length })}
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
          <dt>{t(waits ? 'calendar.details.when' : 'send.howLong')}</dt>
          <dd>
            {promos.length > 1 && <p>{t('sending.messages', { count: messageCount })}</p>}
            {waits ? (
              <b>{t('whenConnected.when')}</b>
            ) : (
              <ForecastFacts {...foreseen} messageCount={messageCount} />
            )}
          </dd>
        </>
      )}
    </dl>
  );
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
