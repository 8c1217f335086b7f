import { lazy, type ReactNode, Suspense, startTransition, useCallback, useState } from 'react';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group } from '../../shared/groups.ts';
import type { Sets } from './use-sets.ts';

const SetForm = lazy(() => import('./set-form.tsx'));
const FooterForm = lazy(() => import('./footer-form.tsx'));

export interface GroupForms {
  readonly edit: (set: GroupSet | 'new') => void;
  /** Always the same function. */
  readonly openFooter: (group: Group) => void;
  /** What is open of them. */
  readonly forms: ReactNode;
}

/** The forms over the groups: of a set, and of what stands under each promo to a group. */
export function useGroupForms(sets: Sets, groups: readonly Group[]): GroupForms {
  const [editing, setEditing] = useState<GroupSet | 'new' | null>(null);
  const [footerOf, setFooterOf] = useState<Group | null>(null);
  const openFooter = useCallback((group: Group) => startTransition(() => setFooterOf(group)), []);
  return {
    openFooter,
    edit: (set) => startTransition(() => setEditing(set)),
    forms: (
      <Suspense>
        {editing !== null && (
          <SetForm
            set={editing === 'new' ? null : editing}
            sets={sets.all}
            groups={groups}
            onClose={() => setEditing(null)}
            onSaved={({ id }) => {
              setEditing(null);
              sets.choose(id);
            }}
          />
        )}
        {footerOf && <FooterForm group={footerOf} onClose={() => setFooterOf(null)} />}
      </Suspense>
    ),
  };
}
