import { useTranslation } from 'react-i18next';
import type { ConnectionChange, Diagnostics } from '../../shared/diagnostics.ts';
import { localeOf } from '../../shared/language.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './diagnostics.module.css';

/** So many lines of each record are shown; the file has them all. */
const shownCount = 40;

/** What the link went through, newest first. */
export function DiagnosticsRecord({ report }: { readonly report: Diagnostics }) {
  const { t } = useTranslation();
  return (
    <>
      <Record
        title={t('diagnostics.sections.connection')}
        lines={report.connection.map((change) => [change.at, connectionWords(change)])}
      />
      <Record
        title={t('diagnostics.sections.healing')}
        lines={report.healing.map(({ at, kind, group }) => [
          at,
          group === null
            ? t(`diagnostics.healing.${kind}`)
            : `${t(`diagnostics.healing.${kind}`)} · ${t('diagnostics.group', { number: group })}`,
        ])}
      />
    </>
  );

  function connectionWords({ kind, reason }: ConnectionChange): string {
    if (kind === 'unlinked') {
      return t(`connection.status.unlinked-${reason === null ? 'person' : 'phone'}`);
    }
    if (kind === 'offline' && reason !== null && reason !== 'no-network') {
      return `${t('connection.status.unreachable')} · ${t(`failure.${reason}.title`)}`;
    }
    const state = t(`connection.status.${kind}`);
    return reason === null || kind === 'offline' ? state : `${state} · ${t(`failure.${reason}.title`)}`;
  }
}

interface RecordProps {
  readonly title: string;
  readonly lines: readonly (readonly [at: number, words: string])[];
}

function Record({ title, lines }: RecordProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const time = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{title}</h2>
      {lines.length === 0 && <p className={classes.soft}>{t('diagnostics.none')}</p>}
      <ol className={classes.record} aria-label={title}>
        {lines.slice(0, shownCount).map(([at, words], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, a line is where it stands
          <li key={index} className={classes.line}>
            <span className={`${classes.soft} tabular`}>{time.format(at)}</span>
            <span>{words}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
