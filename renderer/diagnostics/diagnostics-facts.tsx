import { useTranslation } from 'react-i18next';
import { type Diagnostics, storedParts } from '../../shared/diagnostics.ts';
import { formatBytes, formatMs, formatSpan } from '../../shared/measures.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './diagnostics.module.css';

const versionNames = ['app', 'electron', 'node', 'sqlite', 'baileys', 'platform'] as const;
const stallNames = ['p50', 'p99', 'max'] as const;

type Fact = readonly [name: string, value: string];

/** What is so now: versions, sizes, counts. */
export function DiagnosticsFacts({ report }: { readonly report: Diagnostics }) {
  const { t } = useTranslation();
  const { language, number } = useFormat();
  const { versions, storage, stalls, outbox, keys } = report;
  const counts = (all: Readonly<Record<string, number>>): Fact[] =>
    Object.entries(all).map(([name, count]) => [name, number(count)]);
  return (
    <div className={classes.columns}>
      <Facts
        title={t('diagnostics.sections.versions')}
        facts={versionNames.map((name) => [t(`diagnostics.versions.${name}`), versions[name]])}
      />
      <Facts
        title={t('diagnostics.sections.computer')}
        facts={[
          [t('diagnostics.computer.runningFor'), formatSpan(report.runningForMs)],
          [t('diagnostics.computer.memory'), formatBytes(report.memoryBytes, language)],
          [
            t('diagnostics.computer.login'),
            report.isLoginSealed ? t('diagnostics.computer.sealed') : t('diagnostics.computer.notSealed'),
          ],
        ]}
      />
      <Facts
        title={t('diagnostics.sections.outbox')}
        facts={Object.entries(outbox).map(([state, count]) => [stateWords(state), number(count)])}
      />
      <Facts
        title={t('diagnostics.sections.stalls')}
        facts={
          stalls === null
            ? []
            : stallNames.map((name) => [
                t(`diagnostics.stalls.${name}`),
                formatMs(stalls[`${name}Ms`], language),
              ])
        }
      />
      <Facts
        title={t('diagnostics.sections.storage')}
        facts={storedParts.map((part) => [
          t(`diagnostics.storage.${part}`),
          formatBytes(storage[part].bytes, language),
        ])}
      />
      <Facts title={t('diagnostics.sections.keys')} facts={keys === null ? [] : counts(keys)} />
    </div>
  );

  /** The outbox's own words where the window knows them too. */
  function stateWords(state: string): string {
    const known = (
      ['waiting', 'held', 'sending', 'sent', 'failed', 'unknown', 'left', 'cancelled'] as const
    ).find((kind) => kind === state);
    return known === undefined ? state : t(`broadcasts.delivery.${known}`);
  }
}

interface FactsProps {
  readonly title: string;
  readonly facts: readonly Fact[];
}

function Facts({ title, facts }: FactsProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{title}</h2>
      {facts.length === 0 ? (
        <p className={classes.soft}>{t('diagnostics.none')}</p>
      ) : (
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name} className={classes.fact}>
              <dt>{name}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
