import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { firstDays, pacingFloor } from '../../shared/pacing/limits.ts';
import type { PaceNumber } from '../../shared/pacing/pace-form.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { OpeningHoursFields } from './opening-hours-fields.tsx';
import classes from './pace-settings.module.css';
import settings from './settings.module.css';
import type { PaceForm } from './use-pace-form.ts';

interface PaceFieldsProps {
  readonly form: PaceForm;
  readonly id: string;
}

/** The hours, the pauses and the limits. What is quicker than the floor is brought back to it, and the reason said. */
export function PaceFields({ form, id }: PaceFieldsProps) {
  const { t } = useTranslation();
  return (
    <form
      id={id}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <OpeningHoursFields form={form} />
      <fieldset className={classes.numbers}>
        <legend className={classes.label}>{t('pacing.settings.pause')}</legend>
        <NumberField name="minPause" unit={t('pacing.settings.seconds')} form={form} />
        <NumberField name="maxPause" unit={t('pacing.settings.seconds')} form={form} />
      </fieldset>
      <fieldset className={classes.numbers}>
        <legend className={classes.label}>{t('pacing.settings.caps')}</legend>
        <NumberField name="hourlyCap" unit={t('pacing.settings.groups')} form={form} />
        <NumberField name="dailyCap" unit={t('pacing.settings.groups')} form={form} />
      </fieldset>
      <p className={settings.soft}>
        {t('pacing.settings.firstDays', { hourly: firstDays.hourlyCap, daily: firstDays.dailyCap })}
      </p>
      {form.error && <FailureNote failure={asFailure(form.error)} />}
      <Foot form={form} />
    </form>
  );
}

interface NumberFieldProps {
  readonly name: PaceNumber;
  readonly unit: string;
  readonly form: PaceForm;
}

function NumberField({ name, unit, form }: NumberFieldProps) {
  const { t } = useTranslation();
  const used = form.usedInstead(name);
  const hint = t(`pacing.settings.limit.${name}`, {
    least: pacingFloor.pauseMs / 1_000,
    hourly: pacingFloor.hourlyCap,
    daily: pacingFloor.dailyCap,
  });
  return (
    <TextInput
      className={classes.number ?? ''}
      label={t(`pacing.settings.${name}`)}
      description={
        used === undefined ? (
          hint
        ) : (
          <b className={classes.clamped}>{t('pacing.settings.clamped', { used, hint })}</b>
        )
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="numeric"
      maxLength={6}
      rightSection={<span className={classes.unit}>{unit}</span>}
      rightSectionWidth={78}
      value={form.fields.numbers[name]}
      error={form.isWrong(name) && t('pacing.settings.noNumber')}
      onChange={(event) => form.changeNumber(name, event.currentTarget.value)}
    />
  );
}

function Foot({ form }: { readonly form: PaceForm }) {
  const { t } = useTranslation();
  return (
    <div className={classes.foot}>
      <Button type="submit" disabled={!form.isDirty} loading={form.isSaving}>
        {t('pacing.settings.save')}
      </Button>
      {form.isDirty && (
        <Button variant="default" onClick={form.undo}>
          {t('pacing.settings.undo')}
        </Button>
      )}
      <p className={settings.soft} role="status">
        {form.isSaved && t('pacing.settings.saved')}
      </p>
    </div>
  );
}
