import { Button, Modal, Group as Row, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanText } from '../../shared/clean-text.ts';
import { type Group, longestFooter } from '../../shared/groups.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { useCarefulClose } from '../ui/use-careful-close.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import classes from './footer-form.module.css';

interface FooterFormProps {
  readonly group: Group;
  readonly onClose: () => void;
}

/** What stands under every promo to this group, with how it will look there. */
export default function FooterForm({ group, onClose }: FooterFormProps) {
  const { t } = useTranslation();
  useFocusBack();
  const [text, setText] = useState(group.footer);
  const saving = useCall('groups.setFooter');
  const footer = cleanText(text);
  const isTooLong = footer.length > longestFooter;
  const [close, question] = useCarefulClose(footer !== group.footer, t('groupFooter.discardTitle'), onClose);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isTooLong) saving.mutate({ groupId: group.id, footer }, { onSuccess: onClose });
  }

  return (
    <Modal
      opened
      size={520}
      onClose={close}
      title={
        <>
          {t('groupFooter.title')} <bdi>{group.name}</bdi>
        </>
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            data-autofocus
            label={t('groupFooter.field')}
            description={t('groupFooter.hint')}
            placeholder={t('groupFooter.placeholder')}
            rows={3}
            maxLength={5_000}
            value={text}
            error={isTooLong && t('groupFooter.tooLong', { count: footer.length, most: longestFooter })}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Preview footer={footer} />
          {saving.isError && <FailureNote failure={asFailure(saving.error)} />}
          <Row justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('groupFooter.save')}
            </Button>
          </Row>
        </Stack>
      </form>
      {question}
    </Modal>
  );
}

function Preview({ footer }: { readonly footer: string }) {
  const { t } = useTranslation();
  return (
    <figure className={classes.preview}>
      <figcaption className={classes.caption}>{t('groupFooter.preview')}</figcaption>
      <div className={classes.bubble} dir="auto">
        <p className={classes.promo}>{t('groupFooter.promo')}</p>
        {footer !== '' && (
          <p>
            <MarkedText text={footer} />
          </p>
        )}
      </div>
    </figure>
  );
}
