import type { Connection as ConnectionState } from '../../shared/connection.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';

export interface ConnectionDeps {
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'connect' | 'pairByCode' | 'unlink' | 'on'>;
  readonly publish: (connection: ConnectionState) => void;
}

export interface Connection {
  readonly handlers: Pick<Handlers, 'connection.start' | 'connection.pairByCode' | 'connection.unlink'>;
  stop(): void;
}

/** The link to WhatsApp, as the person steers and sees it. */
export function createConnection({ whatsapp, publish }: ConnectionDeps): Connection {
  publish(whatsapp.connection);

  return {
    handlers: {
      'connection.start': () => whatsapp.connect(),
      'connection.pairByCode': ({ phoneNumber }) => whatsapp.pairByCode(phoneNumber),
      'connection.unlink': () => whatsapp.unlink(),
    },
    stop: whatsapp.on('connection', publish),
  };
}
