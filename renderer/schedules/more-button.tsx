import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/plain-date.ts';
import { useTimingWords } from './use-timing-words.ts';

interface MoreButtonProps {
  readonly count: number;
  readonly day: PlainDate;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
  readonly onSeeDay: (day: PlainDate) => void;
}

/** `+ 5`: what has no room; leads to everything of the day. */
export function MoreButton({ count, day, className, style, onSeeDay }: MoreButtonProps) {
  const { t } = useTranslation();
  const { longDay } = useTimingWords();
  return (
    <button type="button" className={className} style={style} onClick={() => onSeeDay(day)}>
      <span aria-hidden="true">+ {count}</span>
      <span className="visually-hidden">{t('calendar.moreOn', { count, day: longDay(day) })}</span>
    </button>
  );
}
