/** Measurements of two things, made in turns. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

/** Fewer pairs say nothing about a machine that others use too. */
export const leastPairs = 7;

/**
 * Measures two things in turns, after one run of each that does not count; who goes first changes from pair to pair.
 * @param ours runs ours once and gives what was measured
 * @param peer runs the peer once and gives what was measured
 */
export async function measurePairs(
  ours: () => Promise<number>,
  peer: () => Promise<number>,
  pairCount = leastPairs,
): Promise<Pairs> {
  await ours();
  await peer();
  const pairs: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let pair = 0; pair < pairCount; pair += 1) {
    const isOursFirst = pair % 2 === 0;
    if (isOursFirst) pairs.ours.push(await ours());
    pairs.peer.push(await peer());
    if (!isOursFirst) pairs.ours.push(await ours());
  }
  return pairs;
}
