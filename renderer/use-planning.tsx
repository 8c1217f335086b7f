import { type ReactNode, useEffect, useState } from 'react';
import type { PhotoId } from '../shared/photos.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { ListedSchedule } from '../shared/schedules.ts';
import type { PlannedSend, ScheduleParts } from './broadcasts/schedule-parts.ts';
import type { SendSubject } from './broadcasts/send-dialog.tsx';
import { call } from './ipc/call.ts';
import { useLive } from './ipc/use-live.ts';
import { CalendarScreen, ScheduleStep } from './lazy-screens.ts';
import type { EditedSchedule } from './schedules/schedule-step.tsx';

interface PlanningDeps {
  readonly isCalendarShown: boolean;
  readonly onSend: (subject: SendSubject) => void;
  readonly onSeeProducts: () => void;
  readonly onSeeBroadcasts: () => void;
  /** Leads to the planner of a day, where there is one. */
  readonly onPlanDay?: (day: PlainDate) => void;
  /** Something was planned: the calendar shows it. */
  readonly onPlanned: () => void;
}

export interface Planning {
  readonly calendar: ReactNode;
  /** The last step of the send dialog, where something is to go later. */
  readonly scheduleStep: (parts: ScheduleParts) => ReactNode;
  /** The send dialog opens for something new, or is gone. */
  forgetEdited(): void;
}

/** The way from the send dialog into the calendar, and from there back into the dialog. */
export function usePlanning({ onSend, onPlanned, isCalendarShown, ...see }: PlanningDeps): Planning {
  const [edited, setEdited] = useState<EditedSchedule | null>(null);
  const [plannedAt, setPlannedAt] = useState<number>();
  const sets = useLive('groupSets') ?? [];

  // The calendar shows what was just planned; whoever comes back to it later sees today.
  useEffect(() => {
    if (!isCalendarShown) setPlannedAt(undefined);
  }, [isCalendarShown]);

  /** Opens the dialog with what was planned. What is gone meanwhile is left out, and she sees that. */
  async function edit(wanted: EditedSchedule): Promise<void> {
    const { what, groupIds, setIds } = wanted.schedule;
    const followed = sets.filter(({ id }) => setIds.includes(id)).flatMap((set) => set.groupIds);
    const planned = { groupIds: [...followed, ...groupIds], templates: readTemplates(wanted.schedule) };
    const subject = await readSubject(what, planned);
    setEdited(wanted);
    onSend(subject);
  }

  return {
    calendar: (
      <CalendarScreen
        key={plannedAt}
        initialAt={plannedAt}
        {...see}
        onEdit={(wanted) => void edit(wanted)}
        onWrite={() => onSend({ kind: 'free-text' })}
      />
    ),
    scheduleStep: (parts) => (
      <ScheduleStep
        {...parts}
        edited={edited}
        onScheduled={(firstAt) => {
          setEdited(null);
          setPlannedAt(firstAt);
          onPlanned();
        }}
      />
    ),
    forgetEdited: () => setEdited(null),
  };
}

function readTemplates({ what }: ListedSchedule): PlannedSend['templates'] {
  const promos = what.kind === 'products' ? what.promos : [];
  return new Map(promos.map(({ productId, templateId }) => [productId, templateId]));
}

async function readSubject(what: ListedSchedule['what'], planned: PlannedSend): Promise<SendSubject> {
  if (what.kind === 'free-text') {
    return { kind: what.kind, freeText: { text: what.text, photo: photoOf(what.photoId) }, planned };
  }
  const products = await call('products.read', { ids: what.promos.map(({ productId }) => productId) });
  return { kind: what.kind, products, planned };
}

/** The dialog shows a photo by its id; its size matters only where it is sent, and main knows it there. */
function photoOf(id: PhotoId | null) {
  return id === null ? null : { id, width: 1, height: 1 };
}
