import { useTranslation } from 'react-i18next';
import type { Product, ProductId } from '../../shared/products.ts';
import type { WhyLeftOut } from '../../shared/schedules/plan-day.ts';
import type { PlannedDay } from '../../shared/schedules.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './planner.module.css';
import type { PlannerForm } from './use-planner-form.ts';

interface LeftOutProps {
  readonly leftOut: PlannedDay['leftOut'];
  readonly products: ReadonlyMap<ProductId, Product>;
  readonly form: PlannerForm;
}

/** What the day has no place for, and why, reason by reason. */
export function LeftOut({ leftOut, products, form }: LeftOutProps) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  if (leftOut.length === 0) return null;
  const { gapMinutes, mostPerGroup, repeatDays } = form.fields;
  const reasons = [...new Set(leftOut.map(({ why }) => why))];
  const namesOf = (reason: WhyLeftOut) =>
    leftOut.flatMap(({ productId, why }) => {
      const name = products.get(productId)?.name;
      return why === reason && name !== undefined ? [{ productId, name }] : [];
    });
  const say = (reason: WhyLeftOut) => {
    if (reason === 'sent-lately') return t('planner.leftOut.sent-lately', { count: repeatDays });
    if (reason === 'groups-full') return t('planner.leftOut.groups-full', { count: mostPerGroup });
    if (reason === 'no-time') return t('planner.leftOut.no-time', { gap: duration(gapMinutes * 60_000) });
    return t(`planner.leftOut.${reason}`);
  };
  return (
    <div className={classes.leftOut}>
      <h3 className={classes.heading}>{t('planner.leftOut.title', { count: leftOut.length })}</h3>
      {reasons.map((reason) => (
        <div key={reason}>
          <p className={classes.reason}>{say(reason)}</p>
          <ul>
            {namesOf(reason).map(({ productId, name }) => (
              <li key={productId} className={classes.leftName}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
