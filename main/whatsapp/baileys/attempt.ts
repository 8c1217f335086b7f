import type { ConnectionState, ReachoutTimelockState, WASocket } from '@whiskeysockets/baileys';
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
import { createPulse } from './pulse.ts';
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
  readonly timeouts: Timeouts;
  readonly show: (connection: Connection) => void;
  /** WhatsApp tells whether the account is restricted. */
  readonly onTimeLock: (state: ReachoutTimelockState) => void;
  /** @param settled resolves when messages may go over the connection */
  readonly onOpen: (sock: WASocket, settled: Promise<void>) => void;
  /** Called once, unless it was stopped before. */
  readonly onEnd: (end: AttemptEnd) => void;
}

export type AttemptEnd = Pick<LinkEnd, 'phase' | 'code' | 'failure' | 'isDeviceRemoved' | 'isQrSupplyUsedUp'>;

/** One connection from its opening to its end. */
export interface Attempt {
  readonly login: Login;
  readonly way: PairingWay;
  readonly sock: WASocket;
  /** Milliseconds since anything was heard of the server. */
  silentMs(): number;
  /** A message waits for its answer. @returns to be called when it has it */
  expectAnswer(): () => void;
  /** Asks the server for a sign of life, and ends this connection soon when there is none. */
  checkNow(): void;
  /** Ends it at once and lets nothing more be heard of it. */
  stop(): void;
}

export function startAttempt(needs: AttemptNeeds): Attempt {
  const { login, way, clock, show } = needs;
  const { sock, terminate } = needs.openSocket();
  const whenSettled = watchSettling(sock, clock, needs.timeouts.settleMs);
  let phase = firstPhase(login, needs.isFirstLogin);
  let isOver = false;
  let isGreeted = false;

  const pulse = createPulse({
    ...{ clock, timeouts: needs.timeouts },
    ask: () => isGreeted && void askForLife(sock).catch(() => undefined),
    onDead: () => breakOff(new AppError('server-silent')),
  });

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
    pulse.stop();
    needs.onEnd({ phase, ...explainLinkEnd(error), isQrSupplyUsedUp: pairing?.isSupplyUsedUp() ?? false });
  }

  function follow(update: Partial<ConnectionState>): void {
    if (isOver) return;
    if (update.reachoutTimeLock !== undefined) needs.onTimeLock(update.reachoutTimeLock);
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

  sock.ws.on('frame', (frame: unknown) => {
    // Bytes belong to the handshake, before which nothing may be asked.
    isGreeted ||= !(frame instanceof Uint8Array);
    pulse.heard();
  });
  sock.ev.on('creds.update', keep);
  sock.ev.on('connection.update', follow);

  return {
    login,
    way,
    sock,
    silentMs: pulse.silentMs,
    expectAnswer: pulse.expectAnswer,
    checkNow: pulse.check,
    stop() {
      isOver = true;
      cancelWatch();
      pulse.stop();
      terminate();
    },
  };
}

/** As Baileys asks (7.0.0-rc14, lib/Socket/socket.js, `startKeepAliveRequest`). Any frame at all is the answer. */
function askForLife(sock: WASocket): Promise<void> {
  const attrs = { id: sock.generateMessageTag(), to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' };
  return sock.sendNode({ tag: 'iq', attrs, content: [{ tag: 'ping', attrs: {} }] });
}

function firstPhase(login: Login, isFirstLogin: boolean): LinkEnd['phase'] {
  if (!isPaired(login)) return 'opening-pairing';
  return isFirstLogin ? 'linking' : 'linked';
}
