import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoneGroup } from '../../shared/group-sets.ts';
import { type Group, peopleReached } from '../../shared/groups.ts';
import { never } from '../../shared/never.ts';
import { Icon } from '../ui/icon.tsx';
import { Initials } from '../ui/initials.tsx';
import { GroupRow } from './group-row.tsx';
import classes from './groups.module.css';
import type { ListRow } from './list-rows.ts';
import { useRowsInView } from './use-rows-in-view.ts';

interface GroupListProps {
  readonly rows: readonly ListRow[];
  readonly repairOf: (group: Group) => ReactNode;
  readonly onFooter: (group: Group) => void;
  readonly onTakeOut: (gone: GoneGroup) => void;
}

/** The groups, of which only those are drawn that can be seen, or nearly. */
export function GroupList({ rows, repairOf, onFooter, onTakeOut }: GroupListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const inView = useRowsInView({
    list,
    count: rows.length,
    keyOf: (index) => rows[index]?.key ?? '',
    heightOf: (index) => guessHeight(rows[index]),
  });

  function content(row: ListRow): ReactNode {
    switch (row.kind) {
      case 'community':
        return <CommunityHead parent={row.parent} />;
      case 'group':
        return <GroupRow group={row.group} repairOf={repairOf} onFooter={onFooter} />;
      case 'gone-heading':
        return <h2 className={classes.heading}>{t('groupSets.gone')}</h2>;
      case 'gone':
        return <GoneRow gone={row.gone} onTakeOut={onTakeOut} />;
      default:
        return never(row);
    }
  }

  return (
    <ul
      ref={list}
      className={classes.list}
      style={{ height: inView.getTotalSize() }}
      aria-label={t('groups.list')}
    >
      {inView.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={key}
              ref={inView.measureElement}
              data-index={index}
              className={classes.place}
              style={{ transform: `translateY(${start - inView.options.scrollMargin}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-kind={row.kind}
              data-first={row.isFirst || undefined}
              data-last={row.isLast || undefined}
            >
              {content(row)}
            </li>
          )
        );
      })}
    </ul>
  );
}

function guessHeight(row: ListRow | undefined): number {
  if (row?.kind !== 'group') return 64;
  const { lastPostedAt, footer } = row.group;
  return 64 + (lastPostedAt === null ? 0 : 20) + (footer === '' ? 0 : 20);
}

/** The community that holds the groups under it together; nothing can be posted to it. */
function CommunityHead({ parent }: { readonly parent: Group | null }) {
  const { t } = useTranslation();
  return (
    <div className={classes.community}>
      <Icon name="groups" size={18} />
      <h2 className={classes.heading}>
        <bdi>{parent?.name ?? t('groups.unknownCommunity')}</bdi>
      </h2>
      <span className={classes.facts}>
        {parent && `${t('groups.people', { count: peopleReached(parent) })} · `}
        {t('groups.whyNoPost.community-parent')}
      </span>
    </div>
  );
}

interface GoneRowProps {
  readonly gone: GoneGroup;
  readonly onTakeOut: (gone: GoneGroup) => void;
}

function GoneRow({ gone, onTakeOut }: GoneRowProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.row} data-closed>
      <Initials name={gone.name} />
      <div className={classes.words}>
        <bdi className={classes.name}>{gone.name}</bdi>
        <span className={classes.facts}>{t('groupSets.goneWhy')}</span>
      </div>
      <button
        type="button"
        className={classes.quiet}
        aria-label={t('groupSets.takeOutOf', { name: gone.name })}
        onClick={() => onTakeOut(gone)}
      >
        {t('groupSets.takeOut')}
      </button>
    </div>
  );
}
