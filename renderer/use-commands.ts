import { useTranslation } from 'react-i18next';
import { places } from '../shared/desktop.ts';
import type { Command } from './palette/command.ts';
import { withControl } from './ui/keys.ts';
import type { Features } from './use-features.tsx';

/**
 * All that the palette reaches without a search: the screens, with the keys of the menu, and what begins something.
 * @returns a function that names them, called when the palette is open: the window is drawn far more often
 */
export function useCommands(features: Features): () => readonly Command[] {
  const { open, write, newProduct, imports, repair, dayPlanner } = features;
  const { t } = useTranslation();
  return () => [
    ...places.map(
      (place, index): Command => ({
        id: `go-${place}`,
        kind: 'go',
        icon: place,
        title: t(`navigation.${place}`),
        otherWords: t(`palette.otherWords.${place}`),
        shortcut: withControl(String(index + 1)),
        run: () => open(place),
      }),
    ),
    {
      id: 'go-diagnostics',
      kind: 'go',
      icon: 'info',
      title: t('diagnostics.title'),
      run: () => open('diagnostics'),
    },
    { id: 'do-write', kind: 'do', icon: 'edit', title: t('sending.write'), run: write },
    { id: 'do-plan', kind: 'do', icon: 'calendar', title: t('planner.title'), run: () => dayPlanner.open() },
    { id: 'do-add', kind: 'do', icon: 'plus', title: t('products.add'), run: newProduct.add },
    { id: 'do-import', kind: 'do', icon: 'sheet', title: t('importing.menu.import'), run: imports.open },
    {
      id: 'do-repair',
      kind: 'do',
      icon: 'repair',
      title: t('repair.connection'),
      run: () => repair.open({ kind: 'connection' }),
    },
  ];
}
