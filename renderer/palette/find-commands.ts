import { fold } from '../../shared/fold.ts';
import type { Command } from './command.ts';

type Findable = Pick<Command, 'title' | 'otherWords'>;

/**
 * Those of which a word begins with each word that was typed, without regard to accents and capitals. First stand
 * those whose title itself begins so; otherwise they keep their order.
 */
export function findCommands<C extends Findable>(commands: readonly C[], typed: string): readonly C[] {
  const wanted = words(typed);
  if (wanted.length === 0) return commands;
  const found = commands.filter(({ title, otherWords = '' }) => {
    const had = words(`${title} ${otherWords}`);
    return wanted.every((want) => had.some((word) => word.startsWith(want)));
  });
  const beginning = wanted.join(' ');
  const isFirst = ({ title }: C) => words(title).join(' ').startsWith(beginning);
  return [...found.filter(isFirst), ...found.filter((command) => !isFirst(command))];
}

/** A text as it is looked for: its words, without accents and capitals. */
export function words(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
