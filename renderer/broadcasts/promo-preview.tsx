import { NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { PromoWarning } from '../../shared/promo.ts';
import { MessageLength } from '../ui/message-length.tsx';
import { MessagePreview } from '../ui/message-preview.tsx';
import classes from './promo-preview.module.css';
import type { Compose, PromoToSend } from './promo-to-send.ts';

/** Which promo is looked at, and as which group gets it. */
export interface Looking {
  readonly promoKey: string | null;
  readonly groupId: string | null;
}

export interface Looked {
  readonly promo: PromoToSend | undefined;
  readonly group: Group | undefined;
}

/** What is looked at outlives the step: she confirms what she looked at. */
export function useLooking(
  promos: readonly PromoToSend[],
  groups: readonly Group[],
): readonly [Looked, (change: Partial<Looking>) => void] {
  const [looking, setLooking] = useState<Looking>({ promoKey: null, groupId: null });
  const looked: Looked = {
    promo: promos.find(({ key }) => key === looking.promoKey) ?? promos[0],
    group: groups.find(({ id }) => id === looking.groupId) ?? groups[0],
  };
  return [looked, (change) => setLooking((now) => ({ ...now, ...change }))];
}

interface PromoPreviewProps {
  readonly promos: readonly PromoToSend[];
  /** Those that get it. */
  readonly groups: readonly Group[];
  readonly looked: Looked;
  readonly onLook: (change: Partial<Looking>) => void;
  readonly compose: Compose;
  /** What is to be said of it. */
  readonly children?: (promo: PromoToSend, warnings: readonly PromoWarning[]) => ReactNode;
}

/** Exactly what each group gets of each promo, one at a time. */
export function PromoPreview({ promos, groups, looked, onLook, compose, children }: PromoPreviewProps) {
  const { t } = useTranslation();
  const promo = promos.find(({ key }) => key === looked.promo?.key) ?? promos[0];
  const group = groups.find(({ id }) => id === looked.group?.id) ?? groups[0];
  if (promo === undefined) return null;
  const { text, photo, warnings } = compose(promo, group ?? { footer: '' });
  const hasFooters = groups.some(({ footer }) => footer !== '');
  return (
    <>
      {(promos.length > 1 || hasFooters) && (
        <div className={classes.which}>
          {promos.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label={t('sending.previewProduct')}
              value={promo.key}
              data={promos.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(event) => onLook({ promoKey: event.currentTarget.value })}
            />
          )}
          {hasFooters && (
            <NativeSelect
              size="xs"
              aria-label={t('sending.previewGroup')}
              value={group?.id ?? ''}
              data={groups.map(({ id, name }) => ({ value: id, label: t('sending.inGroup', { name }) }))}
              onChange={(event) => onLook({ groupId: event.currentTarget.value })}
            />
          )}
        </div>
      )}
      <div className={classes.looked}>
        <div className={classes.chat}>
          <MessagePreview text={text} photoId={photo?.id ?? null} name={promo.name} isWhole />
        </div>
        <MessageLength text={text} hasPhoto={photo !== null} />
        {children?.(promo, warnings)}
        {!hasFooters && groups.length > 1 && <p className={classes.same}>{t('sending.sameEverywhere')}</p>}
      </div>
    </>
  );
}
