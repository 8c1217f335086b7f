import { useState } from 'react';
import type { Group, GroupId } from '../../shared/groups.ts';
import { type OpeningHours, shopHours } from '../../shared/pacing/opening-hours.ts';
import { dayOf, type PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { type DayFields, usualDay } from '../../shared/schedules/day-fields.ts';
import { firstDayToPlan } from '../../shared/schedules/open-hours-of.ts';
import type { TemplateId, TemplateList } from '../../shared/templates.ts';
import { useLive } from '../ipc/use-live.ts';
import type { PlannerStart } from './planner-dialog.tsx';

export interface PlannerForm {
  /** Those that the list shows first: what she came with. */
  readonly firstIds: readonly ProductId[];
  /** In the order in which she chose. */
  readonly productIds: ReadonlySet<ProductId>;
  readonly groupIds: ReadonlySet<GroupId>;
  /** Those of them that are there and in which she may post. */
  readonly groups: readonly Group[];
  readonly templates: TemplateList | undefined;
  /** `null` is the usual one. */
  readonly templateId: TemplateId | null;
  readonly fields: DayFields;
  readonly hours: OpeningHours;
  toggleProduct(id: ProductId): void;
  chooseGroups(ids: ReadonlySet<GroupId>): void;
  chooseTemplate(id: TemplateId): void;
  change(fields: Partial<DayFields>): void;
}

/** All that she chooses in the planner, kept while she goes from one step to the other. */
export function usePlannerForm(start: PlannerStart): PlannerForm {
  const [firstIds] = useState(start.productIds ?? []);
  const [productIds, setProductIds] = useState<ReadonlySet<ProductId>>(new Set(firstIds));
  const [groupIds, chooseGroups] = useState<ReadonlySet<GroupId>>(new Set());
  const [chosenTemplate, chooseTemplate] = useState<TemplateId | null>(null);
  const templates = useLive('templates');
  const hours = useLive('settings')?.pace.hours ?? shopHours;
  const [fields, setFields] = useState(() => firstFields(start.day, hours));
  const groups = useLive('groups')?.groups ?? [];
  return {
    ...{ firstIds, productIds, groupIds, templates, fields, hours, chooseGroups, chooseTemplate },
    groups: groups.filter(({ id, whyNoPost }) => groupIds.has(id) && whyNoPost === undefined),
    templateId: templates?.templates.some(({ id }) => id === chosenTemplate) ? chosenTemplate : null,
    toggleProduct: (id) =>
      setProductIds((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    change: (changed) => setFields((now) => ({ ...now, ...changed })),
  };
}

function firstFields(day: PlainDate | undefined, hours: OpeningHours): DayFields {
  const now = new Date();
  const minuteNow = now.getHours() * 60 + now.getMinutes();
  return {
    day: day ?? firstDayToPlan(hours, dayOf(now.getTime()), minuteNow),
    ...{ from: null, until: null },
    ...usualDay,
  };
}
