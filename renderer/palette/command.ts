import type { IconName } from '../ui/icon.tsx';

/** Where one goes, what one does, what one sends: the headings of the palette, in their order. */
export const commandKinds = ['go', 'do', 'send'] as const;

/** One thing that the palette can reach. */
export interface Command {
  readonly id: string;
  readonly kind: (typeof commandKinds)[number];
  readonly title: string;
  readonly icon: IconName;
  /** Other words that she may look for it by. */
  readonly otherWords?: string;
  /** The keys that do the same without the palette, as they stand on her keyboard. */
  readonly shortcut?: string;
  /** Said behind the title, such as a price. */
  readonly note?: string;
  readonly run: () => void;
}
