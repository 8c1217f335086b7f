import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HonestPriceWarning, Offer } from '../../shared/promo/honest-price.ts';
import type { PromoWarning, TemplateWarning } from '../../shared/promo.ts';
import { Icon } from './icon.tsx';
import { Note } from './note.tsx';
import classes from './promo-warnings.module.css';

interface PromoWarningsProps {
  readonly warnings: readonly PromoWarning[];
  /** One click on an offer; without it the sentences are only shown. */
  readonly onAccept?: ((offer: Offer) => void) | undefined;
  /** Whether this offer can be accepted here; all can when missing. */
  readonly mayAccept?: (offer: Offer) => boolean;
  readonly isBusy?: boolean;
}

/** What a message says wrong, and what an honest offer would still say. Advice only; its length is told elsewhere. */
export function PromoWarnings({ warnings, ...offers }: PromoWarningsProps) {
  const problems = warnings.filter((warning) => warning.kind === 'template');
  const advice = warnings.filter((warning) => warning.kind === 'honest-price');
  return (
    <>
      {problems.length > 0 && <TemplateProblems problems={problems} />}
      {advice.length > 0 && <HonestPrice advice={advice} {...offers} />}
    </>
  );
}

function TemplateProblems({ problems }: { readonly problems: readonly TemplateWarning[] }) {
  const { t } = useTranslation();
  return (
    <Note tone="wait" icon="warning" live="status" title={t('templateProblem.title')}>
      <ul className={classes.problems}>
        {problems.map(({ code, part }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand there twice
          <li key={index}>{t(`templateProblem.${code}`, { part, open: '{' })}</li>
        ))}
      </ul>
    </Note>
  );
}

interface HonestPriceProps extends Omit<PromoWarningsProps, 'warnings'> {
  readonly advice: readonly HonestPriceWarning[];
}

function HonestPrice({ advice, onAccept, mayAccept = () => true, isBusy = false }: HonestPriceProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.advice} aria-label={t('honestPrice.title')}>
      <p className={classes.title}>
        <Icon name="info" size={18} />
        <span>
          <b>{t('honestPrice.title')}</b> <span className={classes.soft}>{t('honestPrice.intro')}</span>
        </span>
      </p>
      <ul>
        {advice.map(({ code, article, offer }) => (
          <li key={code} className={classes.one}>
            <p>
              {t(`honestPrice.code.${code}`)}{' '}
              <span className={classes.soft}>{t(`honestPrice.article.${article}`)}</span>
            </p>
            {offer.to !== 'field' && <p className={classes.sentence}>{offer.sentence}</p>}
            {onAccept !== undefined && mayAccept(offer) ? (
              <Accept offer={offer} isBusy={isBusy} onAccept={onAccept} />
            ) : (
              offer.to === 'field' && <p className={classes.soft}>{t('honestPrice.inField')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AcceptProps {
  readonly offer: Offer;
  readonly isBusy: boolean;
  readonly onAccept: (offer: Offer) => void;
}

function Accept({ offer, isBusy, onAccept }: AcceptProps) {
  const { t } = useTranslation();
  const action = t(`honestPrice.accept.${offer.to}`);
  return (
    <Button
      variant="light"
      size="compact-sm"
      disabled={isBusy}
      aria-label={
        offer.to === 'field' ? action : t('honestPrice.acceptOf', { action, sentence: offer.sentence })
      }
      onClick={() => onAccept(offer)}
    >
      {action}
    </Button>
  );
}
