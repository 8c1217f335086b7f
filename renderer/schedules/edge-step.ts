/** So near to an edge, in pixels, a list scrolls on under what is dragged. In a week the days' names lie there. */
const edge = 72;
/** Who began near an edge and did not go on towards it does not mean it. */
const trembling = 12;
const mostStep = 14;

interface Pointer {
  /** In pixels of the window, from its top. */
  readonly at: number;
  readonly startedAt: number;
  /** The edges of what scrolls. */
  readonly from: number;
  readonly to: number;
}

/** How many pixels to scroll by in one frame, the more the nearer to the edge; up when negative. */
export function edgeStep({ at, startedAt, from, to }: Pointer): number {
  const below = at - Math.max(to - edge, startedAt + trembling);
  const above = Math.min(from + edge, startedAt - trembling) - at;
  if (below <= 0 && above <= 0) return 0;
  const depth = Math.min(1, Math.max(below, above) / edge);
  const step = Math.max(1, Math.round(mostStep * depth));
  return below > 0 ? step : -step;
}
