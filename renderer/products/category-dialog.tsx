import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanLine } from '../../shared/clean-text.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { CategoryList } from './category-list.tsx';

interface CategoryDialogProps {
  readonly count: number;
  readonly onClose: () => void;
  readonly onChoose: (category: string) => void;
}

const longest = 60;

/** One category for many products; an empty field takes theirs away. */
export default function CategoryDialog({ count, onClose, onChoose }: CategoryDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  const [category, setCategory] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    onChoose(cleanLine(category));
  }

  return (
    <Modal
      opened
      size={440}
      title={t('products.selection.categoryTitle', { count })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            data-autofocus
            list="marked-categories"
            label={t('products.form.category')}
            description={t('products.selection.categoryHint')}
            maxLength={longest}
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value)}
          />
          <CategoryList id="marked-categories" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">
              {t(category.trim() === '' ? 'products.selection.noCategory' : 'products.selection.setCategory')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
