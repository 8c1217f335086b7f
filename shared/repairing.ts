import type { GroupId } from './groups.ts';

/** What is being mended now, by hand or by itself. */
export type Repairing =
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'connection' };
