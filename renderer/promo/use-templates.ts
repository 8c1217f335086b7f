import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { builtInTemplates, type ListedTemplate, type TemplateId } from '../../shared/templates.ts';
import { call } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { usePassing } from '../ui/use-passing.ts';
import { useUndoable } from '../ui/use-undoable.ts';

export interface Templates {
  /** `undefined` until main has told of them. */
  readonly list: readonly ListedTemplate[] | undefined;
  readonly defaultId: TemplateId | undefined;
  /** On its way out: it can still be brought back. */
  readonly removing: ListedTemplate | null;
  /** What was just done, in a sentence, for as long as that is worth a line. */
  readonly done: string | null;
  readonly error: Error | null;
  /** One of ours was removed. */
  readonly lacksBuiltIn: boolean;
  say(done: string): void;
  undo(): void;
  remove(template: ListedTemplate): void;
  duplicate(template: ListedTemplate): void;
  reset(template: ListedTemplate): void;
  makeDefault(template: ListedTemplate): void;
  /** @param steps -1 is up */
  move(template: ListedTemplate, steps: -1 | 1): void;
  restore(): void;
}

/** For how long it is worth a line that something was done. */
const doneMs = 4_000;

/** Her templates, and what can be done with each. */
export function useTemplates(): Templates {
  const { t } = useTranslation();
  const live = useLive('templates');
  const [done, say] = usePassing<string>(() => doneMs);
  const { mutate: removeNow, ...removal } = useCall('templates.remove');
  const act = useMutation({ mutationFn: (work: () => Promise<unknown>) => work() });
  const removing = useUndoable<ListedTemplate>(
    useCallback(({ id }, onSettled) => removeNow({ id }, { onSettled }), [removeNow]),
  );
  const all = live?.templates;
  const list = all?.filter(({ id }) => id !== removing.pending?.id);

  return {
    list: all?.length === 0 ? undefined : list,
    defaultId: live?.defaultId,
    removing: removing.pending,
    done,
    error: removal.error ?? act.error,
    lacksBuiltIn:
      all !== undefined && builtInTemplates.some((ours) => !all.some(({ builtIn }) => builtIn === ours)),
    say,
    undo: removing.undo,
    remove: removing.begin,
    duplicate({ name, text }) {
      const template = { name: t('templates.copyName', { name }).slice(0, 80), text };
      act.mutate(() => call('templates.save', { template }));
    },
    reset({ id, name }) {
      act.mutate(() => call('templates.reset', { id }), {
        onSuccess: () => say(t('templates.reverted', { name })),
      });
    },
    makeDefault: ({ id }) => act.mutate(() => call('templates.makeDefault', { id })),
    move({ id }, steps) {
      const ids = (list ?? []).map((template) => template.id);
      const from = ids.indexOf(id);
      ids.splice(from, 1);
      ids.splice(from + steps, 0, id);
      act.mutate(() => call('templates.order', { ids }));
    },
    restore: () => act.mutate(() => call('templates.restoreBuiltIns', {})),
  };
}
