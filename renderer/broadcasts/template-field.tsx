import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemplateId, TemplateList } from '../../shared/templates.ts';

interface TemplateFieldProps {
  readonly list: TemplateList;
  /** `null` where each goes through its own. */
  readonly templateId: TemplateId | null;
  /** Whether that can be chosen. */
  readonly hasOwn: boolean;
  readonly onChange: (id: TemplateId | null) => void;
}

/** Which of her templates makes the messages of this sending. */
export function TemplateField({ list, templateId, hasOwn, onChange }: TemplateFieldProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      aria-label={t('sending.template')}
      value={templateId ?? ''}
      data={[
        ...(hasOwn ? [{ value: '', label: t('sending.templateOwn') }] : []),
        ...list.templates.map(({ id, name }) => ({
          value: id,
          label: t('sending.templateNamed', { name }),
        })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : (value as TemplateId))}
    />
  );
}
