import { NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { SearchField } from '../../../renderer/ui/search-field.tsx';
import classes from './gallery.module.css';
import type { Part } from './gallery.tsx';

/** What is filled in. */
export const fields: readonly Part[] = [
  {
    name: 'fields',
    shows: 'Fields: empty, filled, with a hint, with a fault, off',
    content: (
      <div className={classes.two}>
        <TextInput label="Nome" placeholder="Queijo canastra meia cura 500 g" />
        <TextInput label="Nome" defaultValue="Doce de leite cremoso, 350 g" />
        <TextInput
          label="Número do WhatsApp da loja"
          description="Com DDD, por exemplo 11 91234-5678."
          defaultValue="11 9"
        />
        <TextInput label="Nome" error="Dê um nome ao produto." placeholder="Queijo canastra" />
        <TextInput label="Nome" defaultValue="Não se muda agora" disabled />
        <NativeSelect label="Juros" data={['Não dizer', 'Sem juros']} />
        <Textarea label="Mensagem" rows={3} defaultValue="*Bom dia!* Hoje abrimos às 10." />
        <NativeSelect label="Pequena" size="xs" data={['Mais novos primeiro']} />
      </div>
    ),
  },
  {
    name: 'search',
    shows: 'A search, empty and not',
    content: (
      <div className={classes.two}>
        <SearchField label="Buscar produto" value="" onChange={() => {}} />
        <SearchField label="Buscar produto" value="queijo" onChange={() => {}} />
      </div>
    ),
  },
  {
    name: 'radios',
    shows: 'Choices: on, off, not to be changed',
    content: (
      <div className={classes.row}>
        <Radio label="Claras" name="gallery-theme" defaultChecked />
        <Radio label="Escuras" name="gallery-theme" />
        <Radio label="Outras" name="gallery-theme" disabled />
      </div>
    ),
  },
];
