import type { Connection as ConnectionState } from '../../shared/connection.ts';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';

export interface ConnectionDeps {
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'connect' | 'pairByCode' | 'unlink' | 'on'>;
  /** Whether a login is stored, so that the link can be made without the phone. */
  readonly hasLogin: () => boolean;
  /** False where this runtime must not talk to where WhatsApp is (the stand-in runtime beyond loopback). */
  readonly mayConnect: () => boolean;
  readonly publish: (connection: ConnectionState) => void;
}

export interface Connection {
  readonly handlers: Pick<Handlers, 'connection.start' | 'connection.pairByCode' | 'connection.unlink'>;
  /** Links again with the stored login, if there is one. @throws what `WhatsApp.connect` throws */
  start(): Promise<void>;
  stop(): void;
}

/** The link to WhatsApp, as the person steers and sees it. */
export function createConnection({ whatsapp, hasLogin, mayConnect, publish }: ConnectionDeps): Connection {
  function refuseStranger(): void {
    if (!mayConnect()) throw new AppError('stand-in-runtime');
  }

  publish(whatsapp.connection);
  const stop = whatsapp.on('connection', publish);

  return {
    handlers: {
      async 'connection.start'() {
        refuseStranger();
        await whatsapp.connect();
      },
      async 'connection.pairByCode'({ phoneNumber }) {
        refuseStranger();
        await whatsapp.pairByCode(phoneNumber);
      },
      'connection.unlink': () => whatsapp.unlink(),
    },
    async start() {
      if (mayConnect() && hasLogin()) await whatsapp.connect();
    },
    stop,
  };
}
