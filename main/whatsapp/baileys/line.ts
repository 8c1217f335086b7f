import type { WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import { type OwnAddresses, readOwnAddresses } from './own-addresses.ts';

/** The connection that is open now, for whoever asks something over it. */
export interface Line {
  /** @param settled resolves when messages may go over it */
  open(sock: WASocket, settled: Promise<void>): void;
  close(): void;
  read(): WASocket | undefined;
  /** @throws AppError `not-connected` */
  need(): WASocket;
  isSettled(): boolean;
  /** The account's addresses as the latest connection knew them; `undefined` before the first one. */
  readOwn(): OwnAddresses | undefined;
}

/** @param onSettled called once for each connection over which messages may go */
export function createLine(onSettled: () => void): Line {
  let line: WASocket | undefined;
  let isSettled = false;
  let own: OwnAddresses | undefined;

  return {
    open(sock, settled) {
      line = sock;
      own = readOwnAddresses(sock);
      void settled.then(() => {
        if (line !== sock) return;
        isSettled = true;
        onSettled();
      });
    },
    close() {
      line = undefined;
      isSettled = false;
    },
    read: () => line,
    need() {
      if (line === undefined) throw new AppError('not-connected');
      return line;
    },
    isSettled: () => isSettled,
    readOwn: () => own,
  };
}
