import { z } from 'zod';
import type { BroadcastId } from '../broadcasts.ts';
import type { GroupSetId } from '../group-sets.ts';
import type { GroupId } from '../groups.ts';
import { importFields, importMatches, mostSpreadsheetColumns } from '../imports.ts';
import { type ProductId, productDraft } from '../products.ts';

/** Of a message of WhatsApp. */
const longestText = 65_536;

export function broadcastId() {
  return z.uuid().transform((id) => id as BroadcastId);
}

export function productIds(most: number) {
  return z.array(z.uuid().transform((id) => id as ProductId)).max(most);
}

export function formerCategories(most: number) {
  const former = z.strictObject({ category: productDraft.shape.category, ids: productIds(most) });
  return z.array(former).max(most);
}

export function changeWish() {
  const text = z.string().trim().min(1).max(longestText);
  const replyText = z.string().trim().min(1).max(1_000).nullable();
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('edit'), text, replyText }),
    z.strictObject({ kind: z.literal('delete'), replyText }),
    z.strictObject({ kind: z.literal('reply'), text: text.max(1_000) }),
  ]);
}

export function groupId() {
  return z
    .string()
    .min(1)
    .max(64)
    .transform((id) => id as GroupId);
}

export function groupSetId() {
  return z.uuid().transform((id) => id as GroupSetId);
}

export function importPlan() {
  return z.strictObject({
    hasHeader: z.boolean(),
    fields: z
      .array(z.enum(importFields).nullable())
      .max(mostSpreadsheetColumns)
      .refine((fields) => {
        const meant = fields.filter((field) => field !== null);
        return new Set(meant).size === meant.length;
      }),
    match: z.enum(importMatches),
  });
}

export function historyFilter() {
  const time = z.int().min(-8.64e15).max(8.64e15).nullable();
  return z.strictObject({ search: z.string().max(200), onlyTrouble: z.boolean(), from: time, until: time });
}
