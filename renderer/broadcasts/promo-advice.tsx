import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import type { PromoWarning } from '../../shared/promo.ts';
import type { Template } from '../../shared/templates.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { PromoWarnings } from '../ui/promo-warnings.tsx';
import { useAcceptOffer } from '../ui/use-accept-offer.ts';
import classes from './promo-preview.module.css';
import type { PromoToSend } from './promo-to-send.ts';

interface PromoAdviceProps {
  readonly promo: PromoToSend;
  readonly warnings: readonly PromoWarning[];
  readonly template: Template | undefined;
}

/** What an honest offer would still say: folded up, because it advises and never holds anything up. */
export function PromoAdvice({ promo, warnings, template }: PromoAdviceProps) {
  const { t } = useTranslation();
  const problems = warnings.filter(({ kind }) => kind === 'template');
  const advice = warnings.filter(({ kind }) => kind === 'honest-price');
  return (
    <>
      {problems.length > 0 && <PromoWarnings warnings={problems} />}
      {advice.length > 0 && (
        <details className={classes.advice}>
          <summary>{t('sending.advice', { count: advice.length })}</summary>
          {promo.source.kind === 'product' && template ? (
            <Acceptable product={promo.source.product} template={template} warnings={advice} />
          ) : (
            <PromoWarnings warnings={advice} />
          )}
        </details>
      )}
    </>
  );
}

interface AcceptableProps {
  readonly product: Product;
  readonly template: Template;
  readonly warnings: readonly PromoWarning[];
}

/** What is to be filled in cannot be filled in here; the sentences can be taken over. */
function Acceptable({ product, template, warnings }: AcceptableProps) {
  const accepting = useAcceptOffer({ product, template });
  return (
    <>
      <PromoWarnings
        warnings={warnings}
        onAccept={accepting.accept}
        mayAccept={({ to }) => to !== 'field'}
        isBusy={accepting.isBusy}
      />
      {accepting.error && <FailureNote failure={asFailure(accepting.error)} />}
    </>
  );
}
