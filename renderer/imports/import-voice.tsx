import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Announcement, announceImport } from '../../shared/announce-import.ts';
import type { Importing } from '../../shared/imports.ts';
import { tellImport } from '../../shared/tell-import.ts';

const countOf = { added: 'add', updated: 'update', refused: 'refused' } as const;

/** Tells a screen reader of an import at a few moments, and only then. */
export function ImportVoice({ importing }: { readonly importing: Importing | null }) {
  const { t } = useTranslation();
  const before = useRef<Importing | null>(null);
  const [latest, setLatest] = useState<Announcement | null>(null);

  useEffect(() => {
    const news = announceImport(before.current, importing);
    const isSameStep = before.current?.kind === importing?.kind;
    before.current = importing;
    // What was said of the step before must not be found any more.
    if (news !== null || !isSameStep) setLatest(news);
  }, [importing]);

  function words(): string {
    if (latest === null) return '';
    if (latest.kind === 'reading') return t('importing.reading.title', { name: latest.name });
    if (latest.kind === 'progress') return t('importing.voice.progress', { percent: latest.percent });
    const { add, update, refused } = latest.counts;
    return tellImport({ added: add, updated: update, refused })
      .map((deed) => {
        if (deed.kind === 'nothing') return t('importing.counts.nothing');
        const name = countOf[deed.kind];
        return t(`importing.counts.${name}`, { count: deed.count });
      })
      .join(', ');
  }

  return (
    <p className="visually-hidden" role="status">
      {words()}
    </p>
  );
}
