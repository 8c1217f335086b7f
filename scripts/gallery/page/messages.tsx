import { Button, Textarea, TextInput } from '@mantine/core';
import {
  DialogColumn,
  DialogColumns,
  DialogFoot,
  DialogStep,
  FootWords,
} from '../../../renderer/ui/dialog.tsx';
import { FreeTextField } from '../../../renderer/ui/free-text-field.tsx';
import { MessageLength } from '../../../renderer/ui/message-length.tsx';
import { MessagePreview } from '../../../renderer/ui/message-preview.tsx';
import { PromoWarnings } from '../../../renderer/ui/promo-warnings.tsx';
import classes from './gallery.module.css';
import type { Part } from './gallery.tsx';

const text = [
  '*Queijo Canastra meia-cura, peça de 500 g*',
  '',
  'De ~R$ 79,90~',
  'Por *R$ 64,90*',
  '',
  '> Feito na semana, _casca lavada_.',
  '- 20 peças',
  '- até sábado',
  'Código `CANASTRA`, em loja.example',
].join('\n');

/** What goes out, before it goes. */
export const messages: readonly Part[] = [
  {
    name: 'message',
    shows: 'A message as it arrives, and how long it is',
    content: (
      <>
        <MessagePreview text={text} photoId={null} name="Queijo" />
        <MessageLength text={text} hasPhoto />
        <MessageLength text={'a'.repeat(1_100)} hasPhoto />
        <MessageLength text={'a'.repeat(66_000)} hasPhoto={false} />
      </>
    ),
  },
  {
    name: 'own-words',
    shows: 'Words of her own beside what the groups will see',
    content: (
      <FreeTextField
        value={{ text: '*Bom dia!* Hoje abrimos às 10.', photo: null }}
        onChange={() => {}}
        footer="Retirada na loja"
        photoField={null}
        error="Falta o texto."
      />
    ),
  },
  {
    name: 'dialog',
    shows: 'What a dialog holds: something beside a message, and what can be pressed',
    content: (
      <div className={classes.dialog}>
        <DialogStep>
          <DialogColumns>
            <DialogColumn scrolls>
              <TextInput label="Nome" defaultValue="Completa" />
              <Textarea label="Mensagem" rows={5} defaultValue={text} />
            </DialogColumn>
            <DialogColumn>
              <MessagePreview text={text} photoId={null} name="Queijo" />
            </DialogColumn>
          </DialogColumns>
          <DialogFoot
            back={<Button variant="default">Voltar</Button>}
            words={<FootWords isWrong>Marque pelo menos um grupo para continuar.</FootWords>}
          >
            <Button>Continuar</Button>
          </DialogFoot>
        </DialogStep>
      </div>
    ),
  },
  {
    name: 'advice',
    shows: 'What a message lacks',
    content: (
      <div className={classes.column}>
        <PromoWarnings warnings={[{ kind: 'template', code: 'variable-unknown', part: '{x}' }]} />
      </div>
    ),
  },
];
