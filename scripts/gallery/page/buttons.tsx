import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { Icon } from '../../../renderer/ui/icon.tsx';
import { Tabs } from '../../../renderer/ui/tabs.tsx';
import { UndoBar } from '../../../renderer/ui/undo-bar.tsx';
import classes from './gallery.module.css';
import type { Part } from './gallery.tsx';

const variants = ['filled', 'light', 'default', 'subtle'] as const;
const send = <Icon name="send" size={16} />;

/** What is pressed. */
export const buttons: readonly Part[] = [
  {
    name: 'buttons',
    shows: 'Buttons: loud, softer, plain, quiet; with a drawing; off; small',
    content: variants.map((variant) => (
      <div key={variant} className={classes.row}>
        <Button variant={variant}>Enviar agora</Button>
        <Button variant={variant} leftSection={send}>
          Enviar agora
        </Button>
        <Button variant={variant} disabled>
          Enviar agora
        </Button>
        <Button variant={variant} size="xs">
          Enviar agora
        </Button>
        <Button variant={variant} size="compact-sm">
          Enviar
        </Button>
        <ActionIcon variant={variant} aria-label="Editar">
          <Icon name="edit" size={18} />
        </ActionIcon>
      </div>
    )),
  },
  {
    name: 'buttons-of-trouble',
    shows: 'Buttons of trouble, of practice, and of nothing in particular',
    content: (
      <div className={classes.row}>
        <Button color="red">Apagar tudo</Button>
        <Button color="red" variant="subtle" leftSection={<Icon name="trash" size={16} />}>
          Apagar
        </Button>
        <Button color="mango.5" autoContrast leftSection={<Icon name="phone" size={16} />}>
          Ler o código
        </Button>
        <Button color="gray" variant="subtle">
          Desmarcar
        </Button>
        <ActionIcon color="gray" variant="subtle" disabled aria-label="Antes">
          <Icon name="chevron" size={18} />
        </ActionIcon>
      </div>
    ),
  },
  {
    name: 'choices',
    shows: 'Tabs, with and without counts, and a choice of two',
    content: (
      <>
        <Tabs
          label="Produtos"
          panelId="gallery-products"
          present="unscheduled"
          tabs={[
            { name: 'unscheduled', words: 'Não agendados', count: 1240 },
            { name: 'scheduled', words: 'Agendados', count: 0 },
            { name: 'sent', words: 'Enviados', count: 8 },
          ]}
          onChange={() => {}}
        />
        <Tabs
          label="Envios"
          panelId="gallery-broadcasts"
          present="past"
          tabs={[
            { name: 'now', words: 'Agora' },
            { name: 'past', words: 'Histórico' },
          ]}
          onChange={() => {}}
        />
        <div className={classes.row}>
          <SegmentedControl data={['Android', 'iPhone']} />
        </div>
        <div id="gallery-products" />
        <div id="gallery-broadcasts" />
      </>
    ),
  },
  {
    name: 'undo',
    shows: 'What was just done, and back',
    content: (
      <>
        <div className={classes.short}>
          <UndoBar message="“Queijo Canastra meia-cura” arquivado" onUndo={() => {}} />
        </div>
        <div className={classes.short}>
          <UndoBar message="Envio cancelado" />
        </div>
      </>
    ),
  },
];
