import { Button } from '@mantine/core';
import { EmptyState } from '../../../renderer/ui/empty-state.tsx';
import { FailureNote } from '../../../renderer/ui/failure-note.tsx';
import { Icon } from '../../../renderer/ui/icon.tsx';
import { Note } from '../../../renderer/ui/note.tsx';
import { PhotoFrame } from '../../../renderer/ui/photo-frame.tsx';
import { ProgressBar } from '../../../renderer/ui/progress-bar.tsx';
import { Screen } from '../../../renderer/ui/screen.tsx';
import { stateIcon } from '../../../renderer/ui/state-icon.ts';
import classes from './gallery.module.css';
import type { Part } from './gallery.tsx';

const tones = ['plain', 'good', 'wait', 'bad'] as const;

/** How things are. */
export const states: readonly Part[] = [
  {
    name: 'notes',
    shows: 'Notes, by shape, word and colour',
    content: (
      <>
        {tones.map((tone) => (
          <Note key={tone} tone={tone} title="O WhatsApp trocou o código">
            Se o celular disse que não conseguiu conectar, é só ler este aqui.
          </Note>
        ))}
        <Note tone="wait" action={<Button variant="default">Responder</Button>}>
          Uma mensagem só, sem título, com algo a fazer.
        </Note>
        <FailureNote failure={{ code: 'data-folder-full' }} onRetry={() => {}} />
      </>
    ),
  },
  {
    name: 'progress',
    shows: 'How much of it is done: nothing, a part, all',
    content: (
      <div className={classes.column}>
        <ProgressBar label="Envio" done={0} total={8} isMoving={false} />
        <ProgressBar label="Envio" done={3} total={8} isMoving={false} />
        <ProgressBar label="Envio" done={8} total={8} isMoving={false} />
      </div>
    ),
  },
  {
    name: 'deliveries',
    shows: 'The shape of each state of a delivery',
    content: (
      <div className={classes.row}>
        {Object.entries(stateIcon).map(([state, icon]) => (
          <span key={state} className={classes.row}>
            <Icon name={icon} /> {state}
          </span>
        ))}
      </div>
    ),
  },
  {
    name: 'empty',
    shows: 'A screen with nothing on it yet, and a photo that is missing',
    content: (
      <>
        <div className={classes.tall}>
          <Screen title="Grupos" actions={<Button>Novo</Button>}>
            <EmptyState
              icon="groups"
              title="Nenhum grupo por aqui ainda"
              body="Quando o WhatsApp conectar, os grupos de que você participa aparecem aqui sozinhos."
              action={<Button variant="default">Ver a conexão</Button>}
            />
          </Screen>
        </div>
        <div className={classes.short}>
          <PhotoFrame photoId={null} alt="" />
        </div>
      </>
    ),
  },
];
