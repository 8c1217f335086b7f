import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import type { ListedTemplate } from '../../shared/templates.ts';
import { asFailure } from '../ipc/call.ts';
import { Dialog, DialogColumn, DialogColumns, DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { MessageLength } from '../ui/message-length.tsx';
import { MessagePreview } from '../ui/message-preview.tsx';
import { PromoWarnings } from '../ui/promo-warnings.tsx';
import { useCarefulClose } from '../ui/use-careful-close.tsx';
import classes from './template-editor.module.css';
import { TemplateText } from './template-text.tsx';
import { type TemplateForm, useTemplateForm } from './use-template-form.ts';
import type { TryOut } from './use-try-out.ts';

interface TemplateEditorProps {
  /** `null` for a new one. */
  readonly template: ListedTemplate | null;
  readonly tryOut: TryOut;
  readonly onClose: () => void;
  readonly onSaved: (template: ListedTemplate) => void;
}

/** The template's words beside the message that they make. What was typed is never lost without a question. */
export function TemplateEditor({ template, tryOut, onClose, onSaved }: TemplateEditorProps) {
  const { t } = useTranslation();
  const form = useTemplateForm(template, tryOut, onSaved);
  const [close, question] = useCarefulClose(form.isDirty, t('templates.discardTitle'), onClose);

  return (
    <Dialog
      width={980}
      height={760}
      title={template ? t('templates.editTitle') : t('templates.addTitle')}
      hasMuchToLose={form.isDirty}
      onClose={close}
    >
      <DialogStep onSubmit={form.submit}>
        <DialogColumns widths="minmax(0, 1fr) minmax(0, 350px)">
          <DialogColumn scrolls>
            <TextInput
              label={t('templates.name')}
              maxLength={80}
              value={form.name}
              error={form.problem('name') && t('templates.nameMissing')}
              onChange={(event) => form.changeName(event.currentTarget.value)}
            />
            <TemplateText
              text={form.text}
              error={form.problem('text') && t('templates.textMissing')}
              onChange={form.changeText}
            />
            <PromoWarnings warnings={form.composed.warnings.filter(({ kind }) => kind === 'template')} />
            {form.error && <FailureNote failure={asFailure(form.error)} />}
          </DialogColumn>
          <Preview form={form} tryOut={tryOut} />
        </DialogColumns>
        <DialogFoot>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {t('templates.save')}
          </Button>
        </DialogFoot>
      </DialogStep>
      {question}
    </Dialog>
  );
}

function Preview({ form, tryOut }: { readonly form: TemplateForm; readonly tryOut: TryOut }) {
  const { t } = useTranslation();
  const { product, products, isSample } = tryOut;
  const { text, photo, warnings } = form.composed;
  return (
    <DialogColumn scrolls>
      <NativeSelect
        label={t('templates.previewOf')}
        value={isSample ? '' : product.id}
        onChange={({ currentTarget: { value } }) => tryOut.choose(value === '' ? null : (value as ProductId))}
      >
        {products.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="">{t('templates.sampleChoice')}</option>
      </NativeSelect>
      <div className={classes.message}>
        <MessagePreview text={text} photoId={photo?.id ?? null} name={product.name} />
      </div>
      <MessageLength text={text} hasPhoto={photo !== null} />
      <PromoWarnings
        warnings={warnings.filter(({ kind }) => kind === 'honest-price')}
        isBusy={form.isAccepting}
        mayAccept={({ to }) => to === 'template' || (to === 'note' && !isSample)}
        onAccept={form.accept}
      />
    </DialogColumn>
  );
}
