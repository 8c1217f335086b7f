import type { GroupId } from '../../shared/groups.ts';
import { useLive } from '../ipc/use-live.ts';
import { useSteady } from '../ui/use-steady.ts';
import { Where } from './where.tsx';

interface GroupsFieldProps {
  readonly chosen: ReadonlySet<GroupId>;
  readonly onChange: (chosen: ReadonlySet<GroupId>) => void;
  /** A dialog around it begins in its search. */
  readonly hasFocus: boolean;
}

/** Where something is to go, for another feature that keeps what is chosen. */
export default function GroupsField({ chosen, onChange, hasFocus }: GroupsFieldProps) {
  const list = useLive('groups');
  const { toggle } = useSteady({
    toggle(id: GroupId) {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      onChange(next);
    },
  });
  return (
    <Where
      where={{
        groups: list?.groups ?? [],
        isKnown: list?.refreshedAt != null,
        ...{ chosen, toggle, choose: onChange },
      }}
      hasFocus={hasFocus}
    />
  );
}
