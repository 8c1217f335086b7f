import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/products.ts';
import { Icon } from '../ui/icon.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { useFormat } from '../ui/use-format.ts';
import { type Command, commandKinds } from './command.ts';
import classes from './command-palette.module.css';
import { findCommands } from './find-commands.ts';
import { useFoundProducts } from './use-found-products.ts';

interface CommandPaletteProps {
  readonly commands: readonly Command[];
  /** A product that was found is sent; one that is sold out is only shown. */
  readonly onSend: (product: Product) => void;
  readonly onClose: () => void;
}

/** Types a few letters, presses Enter, and is there: every screen, every deed and every product. */
export default function CommandPalette({ commands, onSend, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = inOrder([...findCommands(commands, typed), ...useProductCommands(typed, onSend)]);
  // Who it is, not the how-manieth: products that arrive later must not move the choice away under her finger.
  const [chosenId, setChosenId] = useState<string | null>(null);
  const at = Math.max(
    0,
    found.findIndex(({ id }) => id === chosenId),
  );
  useFocusBack();

  function run(command: Command | undefined): void {
    if (command === undefined) return;
    onClose();
    command.run();
  }

  function handleKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosenId(found.at((at + step) % found.length)?.id ?? null);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[at]);
    else return;
    event.preventDefault();
  }

  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh" radius="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.label')}>
        <TextInput
          className={classes.field}
          variant="unstyled"
          size="md"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found[at] && optionId(found[at])}
          aria-label={t('palette.label')}
          placeholder={t('palette.hint')}
          leftSection={<Icon name="search" />}
          value={typed}
          maxLength={200}
          data-autofocus
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosenId(null);
          }}
          onKeyDown={handleKey}
        />
        <div role="listbox" id={listId} className={classes.options} aria-label={t('palette.label')}>
          {commandKinds.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              commands={found.filter((command) => command.kind === kind)}
              chosen={found[at]}
              onRun={run}
            />
          ))}
        </div>
        <p className={classes.none} role="status">
          {found.length === 0 && t('palette.none', { typed })}
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}

const listId = 'palette-commands';
const optionId = ({ id }: Command) => `palette-${id}`;

function inOrder(commands: readonly Command[]): readonly Command[] {
  return commandKinds.flatMap((kind) => commands.filter((command) => command.kind === kind));
}

interface KindProps extends Pick<Command, 'kind'> {
  readonly commands: readonly Command[];
  readonly chosen: Command | undefined;
  readonly onRun: (command: Command) => void;
}

function Kind({ kind, commands, chosen, onRun }: KindProps) {
  const { t } = useTranslation();
  if (commands.length === 0) return null;
  const headingId = `palette-kind-${kind}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, these are options of a list.
    <div role="group" aria-labelledby={headingId}>
      <div id={headingId} className={classes.kind}>
        {t(`palette.kinds.${kind}`)}
      </div>
      {commands.map((command) => (
        <Option
          key={command.id}
          command={command}
          isChosen={command === chosen}
          onRun={() => onRun(command)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly command: Command;
  readonly isChosen: boolean;
  readonly onRun: () => void;
}

/** The focus stays in the field: the keys belong to it, and this only says which one Enter does. */
function Option({ command, isChosen, onRun }: OptionProps) {
  const { title, icon, note, shortcut } = command;
  const see = (element: HTMLElement | null) => {
    if (isChosen) element?.scrollIntoView({ block: 'nearest' });
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names it by aria-activedescendant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same.
    <div
      ref={see}
      role="option"
      id={optionId(command)}
      aria-selected={isChosen}
      className={classes.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <Icon name={icon} size={18} />
      <span className={classes.title}>{title}</span>
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {shortcut !== undefined && <kbd className={classes.keys}>{shortcut}</kbd>}
    </div>
  );
}

function useProductCommands(typed: string, onSend: (product: Product) => void): readonly Command[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useFoundProducts(typed)
    .filter(({ soldOutAt }) => soldOutAt === null)
    .map((product) => ({
      id: product.id,
      kind: 'send',
      icon: 'broadcasts',
      title: t('palette.send', { name: product.name }),
      ...(product.price !== null && { note: format.money(product.price) }),
      run: () => onSend(product),
    }));
}
