import { useTranslation } from 'react-i18next';
import { places } from '../shared/desktop.ts';
import type { ScreenName } from './navigation.tsx';
import type { Command } from './palette/command.ts';
import { withControl } from './ui/keys.ts';

interface Deeds {
  readonly open: (screen: ScreenName) => void;
  readonly write: () => void;
  readonly addProduct: () => void;
  readonly importProducts: () => void;
  readonly repair: () => void;
  readonly plan: () => void;
}

/**
 * All that the palette reaches without a search: the screens, with the keys of the menu, and what begins something.
 * @returns a function that names them, called when the palette is open: the window is drawn far more often
 */
export function useCommands({
  open,
  write,
  addProduct,
  importProducts,
  repair,
  plan,
}: Deeds): () => readonly Command[] {
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
    { id: 'do-plan', kind: 'do', icon: 'calendar', title: t('planner.title'), run: plan },
    { id: 'do-add', kind: 'do', icon: 'plus', title: t('products.add'), run: addProduct },
    { id: 'do-import', kind: 'do', icon: 'sheet', title: t('importing.menu.import'), run: importProducts },
    { id: 'do-repair', kind: 'do', icon: 'repair', title: t('repair.connection'), run: repair },
  ];
}
