import type { AcceptedDay, ScheduleDraft } from '../../shared/schedules.ts';

/** An accepted day as schedules keep it: each slot is one of its own, so that each can be moved and skipped alone. */
export function splitDay({ day, slots }: AcceptedDay): readonly ScheduleDraft[] {
  return slots.map(({ productId, templateId, time, groupIds }) => ({
    what: { kind: 'products', promos: [{ productId, templateId, pinnedText: null }] },
    ...{ groupIds, setIds: [] },
    timing: { start: day, time, repeat: { kind: 'once' }, end: { kind: 'never' }, exceptions: [] },
  }));
}
