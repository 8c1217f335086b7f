import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanLine } from '../../shared/clean-text.ts';
import { useCategories } from './use-categories.ts';

interface CategoryDialogProps {
  readonly count: number;
  readonly onClose: () => void;
  readonly onChoose: (category: string) => void;
}

const longest = 60;

/** One category for many products; an empty field takes theirs away. */
export default function CategoryDialog({ count, onClose, onChoose }: CategoryDialogProps) {
  const { t } = useTranslation();
  const [category, setCategory] = useState('');
  const categories = useCategories();

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
          <Autocomplete
            data-autofocus
            label={t('products.form.category')}
            description={t('products.selection.categoryHint')}
            maxLength={longest}
            data={categories.map((each) => each.category)}
            value={category}
            onChange={setCategory}
          />
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
