import { NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { ChoiceList, ChoiceRow } from '../../../renderer/ui/choice-list.tsx';
import { PhotoFrame } from '../../../renderer/ui/photo-frame.tsx';
import { SearchField } from '../../../renderer/ui/search-field.tsx';
import { TickField } from '../../../renderer/ui/tick-box.tsx';
import classes from './gallery.module.css';
import type { Part } from './gallery.tsx';

const row = { isChosen: false, isClosed: false, onToggle: nothing };

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
  {
    name: 'ticks',
    shows: 'Boxes to tick: on, off, not to be changed, with a hint, with words that go on',
    content: (
      <div className={classes.two}>
        <TickField checked onChange={nothing}>
          segunda-feira
        </TickField>
        <TickField checked={false} onChange={nothing}>
          terça-feira
        </TickField>
        <TickField checked disabled onChange={nothing} hint="No Mac é sempre assim.">
          Continuar na barra quando a janela fecha
        </TickField>
        <TickField checked={false} disabled onChange={nothing}>
          Avisar no computador
        </TickField>
        <TickField checked onChange={nothing} hint="Assim o que está agendado sai na hora.">
          Abrir junto com o computador, sem mostrar a janela, para que tudo o que está planejado saia
        </TickField>
      </div>
    ),
  },
  {
    name: 'choice-list',
    shows: 'Things to tick: on, off, closed, closed but chosen, under another, with a photo',
    content: (
      <div className={classes.choices}>
        <ChoiceList ref={null} label="Grupos">
          <ChoiceRow id="tick-1" name="Feira de Sábado" facts="182 pessoas" {...row} isChosen />
          <ChoiceRow id="tick-2" name="Clientes do Bairro" facts="18 pessoas" {...row} isWithin />
          <ChoiceRow id="tick-3" name="Avisos da Praça" facts="só admins escrevem" {...row} isClosed />
          <ChoiceRow id="tick-4" name="Ofertas" facts="você saiu do grupo" {...row} isClosed isChosen />
          <ChoiceRow
            id="tick-5"
            name="Queijo Canastra meia-cura, peça de 500 g"
            facts="R$ 64,90 · Queijos"
            picture={<PhotoFrame className={classes.thumbnail} photoId={null} alt="" size="thumbnail" />}
            {...row}
          />
        </ChoiceList>
      </div>
    ),
  },
];

function nothing(): void {}
