import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../ipc/use-live.ts';
import { Note } from '../ui/note.tsx';

/** Says what a clock that was set, or a journey, does to what is planned, until she has seen it. */
export function WallNotice() {
  const { t } = useTranslation();
  const news = useLive('wallNews') ?? null;
  const [seenAt, setSeenAt] = useState<number>();
  if (news === null || news.at === seenAt) return null;
  const close = (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setSeenAt(news.at)}>
      {t('common.close')}
    </Button>
  );
  return (
    <Note tone="wait" live="status" action={close}>
      {news.kind === 'set-back'
        ? t('wallNews.setBack')
        : t('wallNews.otherZone', { zone: placeOf(news.zone) })}
    </Note>
  );
}

/** `America/Sao_Paulo` → `Sao Paulo` */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
