import { useTranslation } from 'react-i18next';
import type { PracticePost, PracticeReport } from '../../shared/practice.ts';
import { Icon } from '../ui/icon.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import classes from './practice.module.css';

/** What the members' own devices could read: the far end's word, not ours. */
export default function FarEnd({ report }: { readonly report: PracticeReport }) {
  const { t } = useTranslation();
  const newestFirst = report.posts.map((post, index) => ({ post, index })).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <aside className={classes.farEnd} aria-labelledby="far-end" tabIndex={0}>
      <h2 id="far-end" className={classes.title}>
        {t('practice.farEnd')}
      </h2>
      <p className={classes.quiet}>{t('practice.farEndIntro')}</p>
      <p className={classes.crowd}>
        {t('practice.crowd', {
          groups: t('common.groups', { count: report.groupCount }),
          people: t('common.people', { count: report.memberCount }),
          devices: t('practice.devices', { count: report.deviceCount }),
        })}
      </p>
      {newestFirst.length === 0 ? (
        <p className={classes.quiet}>{t('practice.noPost')}</p>
      ) : (
        <ul className={classes.posts}>
          {newestFirst.map(({ post, index }) => (
            <Post key={index} post={post} />
          ))}
        </ul>
      )}
    </aside>
  );
}

/** Two lines are shown, and both are to say something. */
function withoutEmptyLines(text: string): string {
  return text.replaceAll(/\n\s*\n/g, '\n');
}

function Post({ post }: { readonly post: PracticePost }) {
  const { t } = useTranslation();
  const isWhole = post.readableCount === post.deviceCount;
  return (
    <li className={classes.post}>
      <b className={classes.group}>{post.groupName === '' ? t('common.ownChat') : post.groupName}</b>
      <span className={classes.text}>
        <MarkedText text={withoutEmptyLines(post.text)} />
      </span>
      {post.hasPhoto && (
        <span className={classes.quiet}>
          <Icon name="photo" size={16} /> {t('practice.withPhoto')}
        </span>
      )}
      <span className={classes.read} data-whole={isWhole || undefined}>
        <Icon name={isWhole ? 'checkCircle' : 'clock'} size={16} />
        {t('practice.read', { readable: post.readableCount, count: post.deviceCount })}
      </span>
    </li>
  );
}
