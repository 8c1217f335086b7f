import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Practice } from '../../shared/practice.ts';
import { LeavePractice } from './leave-practice.tsx';
import classes from './practice.module.css';

interface PracticeBarProps {
  readonly practice: Practice;
  readonly isFarEndOpen: boolean;
  readonly onToggleFarEnd: () => void;
}

/** Over every screen in practice: nothing here is real, how fast its clock runs, and the way out. */
export function PracticeBar({ practice, isFarEndOpen, onToggleFarEnd }: PracticeBarProps) {
  const { t } = useTranslation();
  const speed = practice.clockSpeed;
  return (
    <section className={classes.bar} aria-label={t('practice.banner')}>
      <p className={classes.banner}>
        <b>{t('practice.banner')}</b>
        <span>{speed === 1 ? t('practice.clockNormal') : t('practice.clock', { count: speed })}</span>
      </p>
      <div className={classes.deeds}>
        <UnstyledButton className={classes.toggle} aria-expanded={isFarEndOpen} onClick={onToggleFarEnd}>
          {isFarEndOpen ? t('practice.hideFarEnd') : t('practice.showFarEnd')}
        </UnstyledButton>
        <LeavePractice />
      </div>
    </section>
  );
}
