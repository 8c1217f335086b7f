import type { ReactNode } from 'react';
import type { Group, GroupId } from '../../shared/groups.ts';
import type { Input } from '../../shared/ipc/call.ts';
import type { PlannedTemplates } from './decide-templates.ts';
import type { PromoToSend } from './promo-to-send.ts';

/** What is planned, as main is asked for it. */
export type WhatToSchedule = Input<'schedules.save'>['schedule']['what'];

/** What the step that asks when is told of the others; another feature's step, handed in. */
export interface ScheduleParts {
  /** Composed when it goes: nothing in it is pinned yet. */
  readonly what: WhatToSchedule;
  /** As the promos read now, without any group's footer, in their order. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly Group[];
  readonly preview: ReactNode;
  readonly onBack: () => void;
}

/** What was planned already and is opened again, to be planned otherwise and not to be sent now. */
export interface PlannedSend {
  readonly groupIds: readonly GroupId[];
  readonly templates: PlannedTemplates;
}

/** The promos of the dialog as a schedule keeps them. A free text is always alone. */
export function toScheduledWhat(promos: readonly PromoToSend[]): WhatToSchedule {
  const [first] = promos;
  if (first?.wish.kind === 'free-text') {
    const { text, photoId } = first.wish;
    return { kind: 'free-text', text, photoId };
  }
  return {
    kind: 'products',
    promos: promos.flatMap(({ wish }) => {
      if (wish.kind === 'free-text') return [];
      return [{ productId: wish.productId, templateId: wish.templateId, pinnedText: null }];
    }),
  };
}
