import type { ConnectionState, WASocket } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import type { LinkEnd } from './decide-reconnect.ts';
import { explainLinkEnd } from './explain-link-end.ts';
import { isPaired, keepLogin, type Login } from './login.ts';
import type { Timeouts } from './needs.ts';
import type { OpenSocket } from './open-socket.ts';
import { createPairing, type PairingWay } from './pairing.ts';
import { watchSettling } from './when-settled.ts';

export interface AttemptNeeds {
  readonly login: Login;
  readonly way: PairingWay;
  /** The phone has accepted this login in the attempt before. */
  readonly isFirstLogin: boolean;
  readonly openSocket: () => OpenSocket;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly timeouts: Pick<Timeouts, 'qrMs' | 'settleMs' | 'openMs'>;
  readonly show: (connection: Connection) => void;
  /** @param settled resolves when messages may go over the connection */
  readonly onOpen: (sock: WASocket, settled: Promise<void>) => void;
  /** Called once, unless it was stopped before. */
  readonly onEnd: (end: AttemptEnd) => void;
}

export type AttemptEnd = Pick<LinkEnd, 'phase' | 'code' | 'failure' | 'isQrSupplyUsedUp'>;

/** One connection from its opening to its end. */
export interface Attempt {
  readonly login: Login;
  readonly way: PairingWay;
  readonly sock: WASocket;
  /** Milliseconds since anything was heard of the server. */
  silentMs(): number;
  /** Ends it at once and lets nothing more be heard of it. */
  stop(): void;
}

export function startAttempt(needs: AttemptNeeds): Attempt {
  const { login, way, clock, show } = needs;
  const { sock, terminate } = needs.openSocket();
  const whenSettled = watchSettling(sock, clock, needs.timeouts.settleMs);
  let phase = firstPhase(login, needs.isFirstLogin);
  let isOver = false;
  let lastFrameAt = clock.now();

  const pairing = isPaired(login)
    ? undefined
    : createPairing({
        ...{ sock, login, way, clock, show, chance: needs.chance, qrMs: needs.timeouts.qrMs },
        onShow: (next) => {
          phase = next;
        },
        onRefused: breakOff,
      });

  function end(error: unknown): void {
    if (isOver) return;
    isOver = true;
    cancelWatch();
    needs.onEnd({ phase, ...explainLinkEnd(error), isQrSupplyUsedUp: pairing?.isSupplyUsedUp() ?? false });
  }

  function follow(update: Partial<ConnectionState>): void {
    if (isOver) return;
    if (update.qr !== undefined) pairing?.takeQr(update.qr);
    if (update.isNewLogin === true) {
      phase = 'linking';
      show({ kind: 'linking' });
    }
    if (update.connection === 'open') {
      phase = 'linked';
      cancelWatch();
      needs.onOpen(sock, whenSettled());
    }
    if (update.connection === 'close') end(update.lastDisconnect?.error);
  }

  function breakOff(error: unknown): void {
    end(error);
    terminate();
  }

  function keep(): void {
    try {
      if (!isOver) keepLogin(needs.keys, login);
    } catch (error) {
      breakOff(error);
    }
  }

  // A pairing has its own end: the server's supply of QRs.
  const cancelWatch =
    pairing === undefined
      ? clock.after(needs.timeouts.openMs, () => breakOff(new AppError('server-silent')))
      : (): void => undefined;

  sock.ws.on('frame', () => {
    lastFrameAt = clock.now();
  });
  sock.ev.on('creds.update', keep);
  sock.ev.on('connection.update', follow);

  return {
    login,
    way,
    sock,
    silentMs: () => clock.now() - lastFrameAt,
    stop() {
      isOver = true;
      cancelWatch();
      terminate();
    },
  };
}

function firstPhase(login: Login, isFirstLogin: boolean): LinkEnd['phase'] {
  if (!isPaired(login)) return 'opening-pairing';
  return isFirstLogin ? 'linking' : 'linked';
}
