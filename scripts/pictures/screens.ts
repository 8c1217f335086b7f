import { type Frame, type Scheme, type Shot, schemes } from './shot.ts';

/** How much there is to see: nothing, one, or many. */
export const counts = ['none', 'one', 'many'] as const;
export type Count = (typeof counts)[number];

/** What may be none, one or many: each of these screens is looked at with all three. */
export const counted = [
  ...['products', 'products-scheduled', 'products-sent', 'product-form', 'palette'],
  ...['import', 'import-result', 'templates', 'groups', 'send', 'confirm', 'progress', 'results'],
  ...['history', 'reach', 'far-end', 'calendar-week', 'calendar-month', 'planner-choose', 'planner'],
  'coming-back',
] as const satisfies readonly string[];

/** What looks the same however much there is. */
export const single = [
  ...['first-run-language', 'first-run-note', 'first-run-choice'],
  ...['connection-qr', 'connection-number', 'connection-code', 'connection-scan-again'],
  ...['connection-connected', 'connection-unlink', 'connection-offline', 'repair'],
  ...['confirm-offline', 'waiting-for-link'],
  ...['settings', 'settings-pace', 'settings-data', 'about', 'diagnostics'],
  ...['products-marked', 'import-refused', 'template-editor', 'group-set-form', 'reach-table'],
  ...['paused', 'schedule', 'sold-out', 'calendar-entry'],
] as const satisfies readonly string[];

/** Where there is a limit: one more than it takes, or as many as it takes. */
export const limited = [
  ...['products-marked', 'product-form', 'import', 'groups', 'send', 'progress', 'planner-choose'],
] as const satisfies readonly ScreenName[];

/** The main screens, which are also looked at in a window of 2560 × 1440. */
export const roomy = [
  ...['products', 'send', 'progress', 'history', 'reach', 'groups', 'templates', 'settings'],
  ...['calendar-week', 'calendar-month', 'planner', 'coming-back', 'connection-qr', 'import'],
] as const satisfies readonly ScreenName[];

type Counted = (typeof counted)[number];
type Limited = (typeof limited)[number];
export type ScreenName = Counted | (typeof single)[number];

/** How much a screen can be shown with: a picture of anything else does not compile. */
export type AmountOf<Name extends ScreenName> =
  | (Name extends Counted ? Count : 'any')
  | (Name extends Limited ? 'too-many' : never);

export type Amount = Count | 'any' | 'too-many';
export const amounts = ['none', 'one', 'many', 'too-many', 'any'] as const satisfies readonly Amount[];

/** @returns whether this picture is also taken in the large window */
export function isRoomy(screen: ScreenName, amount: Amount): boolean {
  return roomy.some((name) => name === screen) && (amount === 'many' || amount === 'any');
}

interface Wanted {
  readonly screen: ScreenName;
  readonly amount: Amount;
  readonly frame: Frame;
  readonly scheme: Scheme;
}

/** @returns what of all that is to be looked at has no picture, in words */
export function listMissing(shots: readonly Shot[]): readonly string[] {
  const taken = new Set(shots.map(nameShot));
  return listWanted()
    .map(nameShot)
    .filter((name) => !taken.has(name));
}

function listWanted(): readonly Wanted[] {
  const pairs: readonly (readonly [ScreenName, Amount])[] = [
    ...counted.flatMap((screen) => counts.map((amount) => [screen, amount] as const)),
    ...single.map((screen) => [screen, 'any'] as const),
    ...limited.map((screen) => [screen, 'too-many'] as const),
  ];
  return pairs.flatMap(([screen, amount]) =>
    schemes.flatMap((scheme) => [
      { screen, amount, frame: 'usual' as const, scheme },
      ...(isRoomy(screen, amount) ? [{ screen, amount, frame: 'large' as const, scheme }] : []),
    ]),
  );
}

function nameShot({ screen, amount, frame, scheme }: Wanted): string {
  return `${screen}, ${amount}, ${frame}, ${scheme}`;
}
