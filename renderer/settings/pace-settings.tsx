import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaceWish } from '../../shared/pacing/limits.ts';
import { PaceFields } from './pace-fields.tsx';
import { PaceSummary } from './pace-summary.tsx';
import settings from './settings.module.css';
import { usePaceForm } from './use-pace-form.ts';

const fieldsId = 'pace-fields';

/** When and how quickly messages go, in words; the fields come when she wants to change something. */
export function PaceSettings({ pace }: { readonly pace: PaceWish }) {
  const { t } = useTranslation();
  const form = usePaceForm(pace);
  const [isChanging, setChanging] = useState(false);
  return (
    <section className={settings.section} aria-labelledby="pace">
      <h2 id="pace" className={settings.heading}>
        {t('pacing.settings.title')}
      </h2>
      <PaceSummary pace={pace} />
      <div>
        <Button
          variant="default"
          aria-expanded={isChanging}
          aria-controls={fieldsId}
          onClick={() => setChanging(!isChanging)}
        >
          {isChanging ? t('pacing.settings.fold') : t('pacing.settings.change')}
        </Button>
      </div>
      {isChanging && <PaceFields id={fieldsId} form={form} />}
    </section>
  );
}
