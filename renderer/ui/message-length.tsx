import { useTranslation } from 'react-i18next';
import { checkLength, countCharacters, longestCaption, longestText } from '../../shared/promo/length.ts';
import classes from './message-length.module.css';

interface MessageLengthProps {
  /** Exactly what will be sent. */
  readonly text: string;
  readonly hasPhoto: boolean;
}

/** How long the message is, and what becomes of it when that is too much. */
export function MessageLength({ text, hasPhoto }: MessageLengthProps) {
  const { t } = useTranslation();
  const [warning] = checkLength(text, hasPhoto);
  const limit = warning?.limit ?? (hasPhoto ? longestCaption : longestText);
  return (
    <p className={classes.length} data-warning={warning?.code}>
      <span className="tabular">{t('messageLength.count', { count: countCharacters(text), limit })}</span>
      <span role="status">{warning && t(`messageLength.${warning.code}`, { limit })}</span>
    </p>
  );
}
