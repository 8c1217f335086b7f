import { Button, Drawer, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { Group } from '../../shared/groups.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useCarefulClose } from '../ui/use-careful-close.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { ColorChoice } from './color-choice.tsx';
import { SetChoice } from './set-choice.tsx';
import classes from './set-form.module.css';
import { useSetForm } from './use-set-form.ts';

interface SetFormProps {
  /** `null` for a new one. */
  readonly set: GroupSet | null;
  readonly sets: readonly GroupSet[];
  readonly groups: readonly Group[];
  readonly onClose: () => void;
  readonly onSaved: (set: GroupSet) => void;
}

/** Adds or changes a set: its name, its sign and its groups. What was chosen is never lost without a question. */
export default function SetForm({ set, sets, groups, onClose, onSaved }: SetFormProps) {
  const { t } = useTranslation();
  useFocusBack();
  const form = useSetForm(set, sets, onSaved);
  const { name: nameProblem, groupIds: groupsProblem } = form.problems;
  const [close, question] = useCarefulClose(form.isDirty, t('groupSets.form.discardTitle'), onClose);

  function submit(event: FormEvent): void {
    event.preventDefault();
    form.save();
  }

  return (
    <Drawer
      opened
      size={500}
      onClose={close}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={t(set ? 'groupSets.form.editTitle' : 'groupSets.form.addTitle')}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <form noValidate className={classes.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('groupSets.form.name')}
          placeholder={t('groupSets.form.namePlaceholder')}
          maxLength={300}
          value={form.fields.name}
          error={nameProblem && t(`groupSets.form.problem.${nameProblem}`)}
          onChange={(event) => form.change({ name: event.currentTarget.value })}
        />
        <ColorChoice color={form.fields.color} onChange={(color) => form.change({ color })} />
        <SetChoice
          groups={groups}
          gone={set?.gone ?? []}
          chosen={form.fields.groupIds}
          problem={groupsProblem && t(`groupSets.form.problem.${groupsProblem}`)}
          onToggle={form.toggle}
        />
        {form.saveError && <FailureNote failure={asFailure(form.saveError)} />}
        <div className={classes.foot}>
          <p role="status">{t('groupSets.form.chosen', { count: form.fields.groupIds.size })}</p>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {t('groupSets.form.save')}
          </Button>
        </div>
      </form>
      {question}
    </Drawer>
  );
}
