import { useTranslation } from 'react-i18next';
import type { DeliveryChange } from '../../shared/changes.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import classes from './change-line.module.css';

const icons: Readonly<Record<DeliveryChange['state']['kind'], IconName>> = {
  waiting: 'clock',
  held: 'pause',
  'not-yet': 'clock',
  sending: 'moving',
  done: 'check',
  'too-late': 'clock',
  failed: 'failed',
  unknown: 'question',
  cancelled: 'cancelled',
};

/** What became of the latest edit, deletion or short reply in this group. */
export function ChangeLine({ change }: { readonly change: DeliveryChange }) {
  const { t } = useTranslation();
  const { kind, state, insteadOf } = change;
  const why = useReason(change);
  return (
    <p className={classes.change} data-state={state.kind}>
      <span className={classes.shape}>
        <Icon name={icons[state.kind]} size={16} />
      </span>
      <span>
        {insteadOf !== null && `${t(`changes.insteadOf.${insteadOf}`)} `}
        <span className={classes.words}>
          {kind === 'again' ? t('changes.state.again') : t(`changes.state.${kind}.${state.kind}`)}
        </span>
        {why !== undefined && ` · ${why}`}
      </span>
    </p>
  );
}

function useReason({ state }: DeliveryChange): string | undefined {
  const { t } = useTranslation();
  if (state.kind === 'held') return t(`broadcasts.held.${state.reason}`);
  if (state.kind === 'unknown') return t('changes.unknownWhy');
  if (state.kind === 'failed') {
    return `${t(`failure.${state.reason}.title`)}. ${t(`failure.${state.reason}.whatToDo`)}`;
  }
  return undefined;
}
