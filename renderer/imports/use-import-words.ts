import { useTranslation } from 'react-i18next';
import { never } from '../../shared/never.ts';
import { type ImportDeed, type ImportDeeds, tellImport } from '../../shared/tell-import.ts';

/** Tells in one line what an import did. */
export function useImportWords(): (deeds: ImportDeeds) => string {
  const { t } = useTranslation();

  function words(deed: ImportDeed): string {
    switch (deed.kind) {
      case 'added':
      case 'updated':
        return t(`importing.past.${deed.kind}`, { count: deed.count });
      case 'refused':
        return t('importing.done.refused', { count: deed.count });
      case 'nothing':
        return t('importing.past.nothing');
      default:
        return never(deed);
    }
  }

  return (deeds) => tellImport(deeds).map(words).join(' · ');
}
