/** The steps of the zoom, 1 being the size as it was drawn. */
export const zooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export type ZoomStep = 'in' | 'out' | 'reset';

/** @returns the next step from here; at an end it stays, and a zoom between two steps goes to the nearer of them */
export function nextZoom(zoom: number, step: ZoomStep): number {
  if (step === 'reset') return 1;
  const further = step === 'in' ? zooms.find((one) => one > zoom) : zooms.findLast((one) => one < zoom);
  return further ?? (step === 'in' ? 2 : 0.8);
}
