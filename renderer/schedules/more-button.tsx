import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { useTimingWords } from './use-timing-words.ts';

interface MoreButtonProps {
  readonly count: number;
  readonly day: PlainDate;
  /** Nothing of the day stands beside it. */
  readonly isAll?: boolean;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
  readonly onSeeDay: (day: PlainDate) => void;
}

/** `+ 5`: what has no room, or `5` where nothing has; leads to everything of the day. */
export function MoreButton({ count, day, isAll = false, className, style, onSeeDay }: MoreButtonProps) {
  const { t } = useTranslation();
  const { longDay } = useTimingWords();
  return (
    <button type="button" className={className} style={style} onClick={() => onSeeDay(day)}>
      <span aria-hidden="true">{isAll ? count : `+ ${count}`}</span>
      <span className="visually-hidden">
        {isAll
          ? `${t('calendar.count', { count })}, ${longDay(day)}`
          : t('calendar.moreOn', { count, day: longDay(day) })}
      </span>
    </button>
  );
}
