import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSection } from '../../shared/arrange-groups.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import { ChoiceList, ChoiceRow } from '../ui/choice-list.tsx';

interface GroupChoiceProps {
  readonly ref: Ref<HTMLUListElement>;
  /** As the screen of groups arranges them. */
  readonly sections: readonly GroupSection[];
  readonly chosen: ReadonlySet<GroupId>;
  /** Always the same function, so that a tick redraws its own row only. */
  readonly onToggle: (id: GroupId) => void;
}

/** Groups to tick. Where she may not post, the box is closed and the reason stands beside it. */
export function GroupChoice({ ref, sections, chosen, onToggle }: GroupChoiceProps) {
  const { t } = useTranslation();
  const row = (group: Group, isWithin: boolean) => (
    <Row
      key={group.id}
      group={group}
      isWithin={isWithin}
      isChosen={chosen.has(group.id)}
      onToggle={onToggle}
    />
  );
  return (
    <ChoiceList ref={ref} label={t('send.list')}>
      {sections.flatMap(({ parent, groups }) => [
        ...(parent ? [row(parent, false)] : []),
        // What can be ticked stands first; the rest is there to say why not.
        ...groups.filter(isOpen).map((group) => row(group, parent !== null)),
        ...groups.filter((group) => !isOpen(group)).map((group) => row(group, parent !== null)),
      ])}
    </ChoiceList>
  );
}

function isOpen({ whyNoPost }: Group): boolean {
  return whyNoPost === undefined;
}

interface RowProps {
  readonly group: Group;
  /** It stands under its community. */
  readonly isWithin: boolean;
  readonly isChosen: boolean;
  readonly onToggle: (id: GroupId) => void;
}

const Row = memo(function Row({ group, isWithin, isChosen, onToggle }: RowProps) {
  const { t } = useTranslation();
  const { id, name, memberCount, whyNoPost } = group;
  const isClosed = whyNoPost !== undefined;
  return (
    <ChoiceRow
      id={`group-${id}`}
      name={name}
      facts={isClosed ? t(`groups.whyNoPost.${whyNoPost}`) : t('common.people', { count: memberCount })}
      isChosen={isChosen && !isClosed}
      isClosed={isClosed}
      isWithin={isWithin}
      onToggle={() => onToggle(id)}
    />
  );
});
