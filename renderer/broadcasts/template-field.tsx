import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateId, TemplateList } from '../../shared/templates.ts';

interface TemplateFieldProps {
  readonly list: TemplateList;
  readonly templateId: TemplateId;
  readonly onChange: (id: TemplateId) => void;
}

/** Which of her templates makes the messages of this sending. */
export function TemplateField({ list, templateId, onChange }: TemplateFieldProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      aria-label={t('sending.template')}
      value={templateId}
      data={list.templates.map(({ id, name }) => ({
        value: id,
        label: t('sending.templateNamed', { name }),
      }))}
      onChange={(event) => onChange(event.currentTarget.value as TemplateId)}
    />
  );
}
