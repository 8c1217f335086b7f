import { z } from 'zod';
import type { Brand } from './brand.ts';
import { mostGroups } from './broadcasts.ts';
import { cleanLine } from './clean-text.ts';
import type { GroupId } from './groups.ts';

export type GroupSetId = Brand<string, 'GroupSetId'>;

/** Each colour has a shape of its own in the window, so that nobody depends on telling colours apart. */
export const groupSetColors = ['plum', 'teal', 'amber', 'blue', 'rose', 'green', 'brown', 'gray'] as const;
export type GroupSetColor = (typeof groupSetColors)[number];

/** A saved choice of groups with a name ("Grupos fixos"). */
export interface GroupSet {
  readonly id: GroupSetId;
  readonly name: string;
  readonly color: GroupSetColor;
  /** All that belong to it, in the order of the list of groups; those that are gone come last. */
  readonly groupIds: readonly GroupId[];
  /** Those of them that are not among the account's groups now, with the name they last had. They may come back. */
  readonly gone: readonly GoneGroup[];
}

export interface GoneGroup {
  readonly id: GroupId;
  readonly name: string;
}

export const longestSetName = 60;

/** The most sets that are kept. */
export const mostSets = 50;

/** The fields that a person fills in; `id` is missing for a new set, which comes last. */
export const groupSetDraft = z.strictObject({
  id: z
    .uuid()
    .transform((id) => id as GroupSetId)
    .optional(),
  name: z.string().max(10_000).transform(cleanLine).pipe(z.string().min(1).max(longestSetName)),
  color: z.enum(groupSetColors),
  groupIds: z.array(z.string().min(1).max(64)).min(1).max(mostGroups).transform(toGroupIds),
});

export type GroupSetDraft = z.output<typeof groupSetDraft>;

function toGroupIds(ids: readonly string[]): readonly GroupId[] {
  return [...new Set(ids)] as string[] as GroupId[];
}
