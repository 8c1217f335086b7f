import type { Connection as ConnectionState } from '../../shared/connection.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';

export interface ConnectionDeps {
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'connect' | 'pairByCode' | 'unlink' | 'checkNow' | 'on'>;
  /** Tells of the moments after which the link may be dead: a wake-up, another network. */
  readonly onMoment: (listener: () => void) => () => void;
  readonly publish: (connection: ConnectionState) => void;
}

export interface Connection {
  readonly handlers: Pick<Handlers, 'connection.start' | 'connection.pairByCode' | 'connection.unlink'>;
  /** Makes the link, unless a person was quicker and already asked for it in her own way. */
  begin(): Promise<void>;
  stop(): void;
}

/** The link to WhatsApp, as the person steers and sees it. Until it is begun the window keeps what it was painted with. */
export function createConnection({ whatsapp, onMoment, publish }: ConnectionDeps): Connection {
  const stopPublishing = whatsapp.on('connection', publish);
  const stopChecking = onMoment(() => whatsapp.checkNow());
  return {
    handlers: {
      'connection.start': () => whatsapp.connect(),
      'connection.pairByCode': ({ phoneNumber }) => whatsapp.pairByCode(phoneNumber),
      'connection.unlink': () => whatsapp.unlink(),
    },
    async begin() {
      if (whatsapp.connection.kind === 'off') await whatsapp.connect();
    },
    stop() {
      stopPublishing();
      stopChecking();
    },
  };
}
