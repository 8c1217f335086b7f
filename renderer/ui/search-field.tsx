import { CloseButton, TextInput } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
  readonly width?: number | string;
  readonly autoFocus?: boolean;
  readonly onArrowDown?: () => void;
  /** Escape means something here also while it is empty, and never the dialog around it. */
  readonly keepsEscape?: boolean;
}

/** A search as one types; Escape empties it before it closes anything else. */
export function SearchField({
  label,
  value,
  onChange,
  ref,
  width,
  autoFocus,
  onArrowDown,
  keepsEscape = false,
}: SearchFieldProps) {
  const { t } = useTranslation();
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault();
      onChange('');
    }
    if (event.key === 'ArrowDown' && onArrowDown) {
      event.preventDefault();
      onArrowDown();
    }
  }
  return (
    <TextInput
      {...(ref && { ref })}
      {...(width !== undefined && { w: width, miw: 0 })}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={200}
      data-autofocus={autoFocus || undefined}
      // Tells a dialog around it that this Escape is not meant for it.
      data-mantine-stop-propagation={keepsEscape || value !== ''}
      leftSection={<Icon name="search" size={18} />}
      rightSection={
        value !== '' && (
          <CloseButton size="sm" aria-label={t('common.clearSearch')} onClick={() => onChange('')} />
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={handleKey}
    />
  );
}
