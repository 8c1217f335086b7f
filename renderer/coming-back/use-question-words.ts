import { useTranslation } from 'react-i18next';
import type {
  HalfSentQuestion,
  MissedQuestion,
  Question,
  UnknownQuestion,
} from '../../shared/coming-back.ts';
import { useFormat } from '../ui/use-format.ts';
import { useWhen } from './use-when.ts';

/** So many names are read; of more of them only the count. */
const mostNames = 3;

export interface QuestionWords {
  readonly name: string;
  /** What is known of it, in short pieces. */
  readonly facts: readonly string[];
}

/** A question in words. */
export function useQuestionWords(): (question: Question) => QuestionWords {
  const { t } = useTranslation();
  const { language } = useFormat();
  const when = useWhen();

  function list(names: readonly string[]): string {
    const more = names.length - mostNames;
    if (more > 1)
      return `${names.slice(0, mostNames).join(', ')} ${t('comingBack.andMore', { count: more })}`;
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  }

  function tellMissed({ at, count, groupCount, heldBy, isPaused }: MissedQuestion): readonly string[] {
    const whyNot = heldBy === null ? [] : [t(`comingBack.heldBy.${heldBy}`)];
    const times = count > 1 ? [t('comingBack.missedTimes', { count })] : [];
    const groups = groupCount > 0 ? [t('comingBack.groups', { count: groupCount })] : [];
    const paused = isPaused ? [t('comingBack.isPaused')] : [];
    return [...whyNot, t('comingBack.missedAt', { when: when(at) }), ...times, ...groups, ...paused];
  }

  function tellHalfSent(question: HalfSentQuestion): readonly string[] {
    const { at, heldBy, sentCount, waitingCount, replyCount, isOwnChatOnly } = question;
    const whyNot = heldBy === null ? [] : [t(`comingBack.heldBy.${heldBy}`)];
    const stopped = t('comingBack.stoppedAt', { when: when(at) });
    if (isOwnChatOnly) return [...whyNot, stopped, t('comingBack.ownChat')];
    const got = sentCount > 0 ? [t('comingBack.gotIt', { count: sentCount })] : [];
    const lacking = waitingCount > 0 ? [t('comingBack.lacking', { count: waitingCount })] : [];
    const replies = replyCount > 0 ? [t('comingBack.replies', { count: replyCount })] : [];
    return [...whyNot, stopped, ...got, ...lacking, ...replies];
  }

  function tellUnknown({ groupNames }: UnknownQuestion): readonly string[] {
    const groups = groupNames.length === 0 ? t('common.ownChat') : list(groupNames);
    return [t('comingBack.notKnownIn', { groups })];
  }

  return (question) => {
    const name = list(question.names);
    if (question.kind === 'missed') return { name, facts: tellMissed(question) };
    return { name, facts: question.kind === 'half-sent' ? tellHalfSent(question) : tellUnknown(question) };
  };
}
