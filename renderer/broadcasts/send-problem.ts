import { mostGroups } from '../../shared/broadcasts.ts';
import type { Group } from '../../shared/groups.ts';
import { mostPromos } from '../../shared/most-promos.ts';
import { mostDeliveries } from '../../shared/start-broadcasts.ts';
import type { Compose, PromoToSend } from './promo-to-send.ts';

/** What keeps her from going on. */
export type SendProblem =
  | { readonly code: 'needProduct' | 'needGroup' }
  | { readonly code: 'tooManyProducts' | 'tooManyGroups' | 'tooManyMessages'; readonly most: number }
  | { readonly code: 'emptyMessage' | 'tooLong'; readonly name: string };

/** @returns the first one that she should see to; `undefined` when all is well */
export function findSendProblem(
  promos: readonly PromoToSend[],
  groups: readonly Group[],
  compose: Compose,
): SendProblem | undefined {
  if (promos.length === 0) return { code: 'needProduct' };
  if (promos.length > mostPromos) return { code: 'tooManyProducts', most: mostPromos };
  // Composed once for each promo, with the footer that makes it longest.
  const longest = groups.reduce((long, { footer }) => (footer.length > long.length ? footer : long), '');
  for (const promo of promos) {
    const { text, photo, warnings } = compose(promo, { footer: longest });
    const isTooLong = warnings.some(
      (warning) => warning.kind === 'length' && warning.code === 'text-too-long',
    );
    if (isTooLong) return { code: 'tooLong', name: promo.name };
    if (photo === null && (text === '' || compose(promo, { footer: '' }).text === '')) {
      return { code: 'emptyMessage', name: promo.name };
    }
  }
  if (groups.length === 0) return { code: 'needGroup' };
  if (groups.length > mostGroups) return { code: 'tooManyGroups', most: mostGroups };
  return promos.length * groups.length > mostDeliveries
    ? { code: 'tooManyMessages', most: mostDeliveries }
    : undefined;
}
