import { Button } from '@mantine/core';
import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../shared/templates.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep, FootWords } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { PromoAdvice } from './promo-advice.tsx';
import { PromoPreview } from './promo-preview.tsx';
import type { PromoToSend } from './promo-to-send.ts';
import classes from './send-dialog.module.css';
import { findSendProblem } from './send-problem.ts';
import { SendToMe } from './send-to-me.tsx';
import type { ChosenGroups } from './use-chosen-groups.ts';
import { Where } from './where.tsx';

interface ChooseStepProps {
  readonly promos: readonly PromoToSend[];
  readonly where: ChosenGroups;
  readonly preview: ComponentProps<typeof PromoPreview>;
  readonly templateOf: ((promo: PromoToSend) => Template | undefined) | undefined;
  readonly whatFields: ReactNode;
  readonly onCancel: () => void;
  /** Goes on to what goes now; `undefined` where it is only planned. */
  readonly onSend: (() => void) | undefined;
  readonly onSchedule: () => void;
}

/** What, and which groups, beside what they will see. Search, arrow keys, space and Enter are enough. */
export function ChooseStep(props: ChooseStepProps) {
  const { promos, where, preview, onCancel, onSend, onSchedule } = props;
  const { t } = useTranslation();
  const [isSubmitted, setSubmitted] = useState(false);
  const problem = findSendProblem(promos, where.chosenGroups, preview.compose);
  // What is only not chosen yet is not held against her before she goes on.
  const isMissed = problem !== undefined && (isSubmitted || problem.code !== 'needGroup');

  function goOn(next: () => void): void {
    setSubmitted(true);
    if (problem === undefined) next();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    goOn(onSend ?? onSchedule);
  }

  return (
    <DialogStep onSubmit={submit}>
      <DialogColumns>
        <DialogColumn>
          <section className={classes.what} aria-labelledby="choose-what">
            <h3 id="choose-what" className={classes.heading}>
              {t('sending.whatTitle')}
            </h3>
            {props.whatFields}
          </section>
          <Where where={where} hasFocus />
        </DialogColumn>
        <DialogColumn scrolls="low">
          <h3 className={classes.heading}>{t('send.preview')}</h3>
          <PromoPreview {...preview}>
            {(promo, warnings) => (
              <PromoAdvice promo={promo} warnings={warnings} template={props.templateOf?.(promo)} />
            )}
          </PromoPreview>
          {preview.looked.promo && promos.length > 0 && (
            <SendToMe
              promo={preview.looked.promo}
              isOneOfMany={promos.length > 1}
              hasFooters={where.chosenGroups.some(({ footer }) => footer !== '')}
            />
          )}
        </DialogColumn>
      </DialogColumns>
      <DialogFoot
        words={
          <FootWords isWrong={isMissed}>
            {isMissed
              ? t(`sending.problem.${problem.code}`, problem)
              : t('send.chosen', { count: where.chosenGroups.length })}
          </FootWords>
        }
      >
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {onSend && (
          <Button
            variant="light"
            leftSection={<Icon name="calendar" size={18} />}
            onClick={() => goOn(onSchedule)}
          >
            {t('scheduling.open')}
          </Button>
        )}
        <Button type="submit">{t('send.continue')}</Button>
      </DialogFoot>
    </DialogStep>
  );
}
