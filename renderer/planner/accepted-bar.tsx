import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { UndoBar } from '../ui/undo-bar.tsx';
import type { Accepted } from './use-accepted.ts';
import { useDayWords } from './use-day-words.ts';

/** Says that the day is planned, and takes it back with one click. */
export function AcceptedBar({ accepted: { done, error, undo } }: { readonly accepted: Accepted }) {
  const { t } = useTranslation();
  const { dayName } = useDayWords();
  if (done === null) return null;
  if (done.kind === 'undone') return <UndoBar message={t('planner.undone')} />;
  if (error !== null) {
    return <UndoBar message={t(`failure.${asFailure(error).code}.title`)} onUndo={undo} />;
  }
  const message = t('planner.accepted', { count: done.ids.length, day: dayName(done.day) });
  return <UndoBar message={message} onUndo={undo} />;
}
