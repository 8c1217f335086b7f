import { words } from './find-commands.ts';

/**
 * Those whose name begins with what was typed stand first, then those in whose name a word begins with each word of
 * it, then those that were found by something else; otherwise they keep their order.
 */
export function bestFirst<P extends { readonly name: string }>(
  products: readonly P[],
  typed: string,
): readonly P[] {
  const wanted = words(typed);
  const beginning = wanted.join(' ');
  function place({ name }: P): number {
    const had = words(name);
    if (had.join(' ').startsWith(beginning)) return 0;
    return wanted.every((want) => had.some((word) => word.startsWith(want))) ? 1 : 2;
  }
  return products
    .map((product) => ({ product, place: place(product) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ product }) => product);
}
