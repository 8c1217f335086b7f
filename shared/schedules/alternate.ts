/**
 * Puts things in an order in which two of a kind stand beside each other only where that cannot be helped, and of a
 * kind the first stays first. What has no kind (`''`) is of its own.
 */
export function alternate<Thing>(
  things: readonly Thing[],
  kindOf: (thing: Thing) => string,
): readonly Thing[] {
  const kinds = new Map<string, Thing[]>();
  for (const [index, thing] of things.entries()) {
    const kind = kindOf(thing) || `\u0000${index}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), thing]);
  }
  const order: Thing[] = [];
  let previous: string | undefined;
  while (order.length < things.length) {
    const left = things.length - order.length;
    const open = [...kinds].filter(([, rest]) => rest.length > 0);
    // A kind with more than half of the rest must come now, or two of it will meet at the end.
    const pressing = open.find(([kind, rest]) => kind !== previous && rest.length * 2 > left);
    const other = open.find(([kind]) => kind !== previous);
    const [kind, rest] = pressing ?? other ?? open[0] ?? [];
    const next = rest?.shift();
    if (next === undefined) break;
    order.push(next);
    previous = kind;
  }
  return order;
}
