import type { WASocket, WAVersion } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import { never } from '../../../shared/never.ts';
import { type Attempt, type AttemptEnd, startAttempt } from './attempt.ts';
import { decideReconnect, type NextLink } from './decide-reconnect.ts';
import { isPaired, type Login, readLogin } from './login.ts';
import type { Timeouts, WhatsAppNeeds } from './needs.ts';
import type { OpenSocket } from './open-socket.ts';
import type { PairingWay } from './pairing.ts';

export interface LinkNeeds extends Pick<WhatsAppNeeds, 'clock' | 'chance' | 'log' | 'keys'> {
  readonly timeouts: Timeouts;
  readonly load: () => Promise<LoadedBaileys>;
  readonly show: (connection: Connection) => void;
  /** A connection is there that messages can go over. */
  readonly onOpen: (sock: WASocket, settled: Promise<void>) => void;
  /** It is gone. */
  readonly onEnd: () => void;
}

export interface LoadedBaileys {
  readonly makeLogin: () => Login;
  readonly pickVersion: (mustBeFresh: boolean) => Promise<WAVersion>;
  readonly openSocket: (login: Login, version: WAVersion, isForgotten: () => boolean) => OpenSocket;
}

export interface Link {
  /** With the stored login, or by QR when there is none. Does nothing to a link that works. */
  connect(): Promise<void>;
  /** By code, unless there is a login already. */
  pairByCode(digits: string): Promise<void>;
  /** Closes the connection, and tries no more. */
  stop(): void;
  /** Makes the connection anew: what is stuck in it cannot be freed otherwise. */
  renew(): void;
  /** Tells WhatsApp that this computer leaves, and forgets the login. */
  unlink(): Promise<void>;
}

/** How her phone names this computer among the linked devices. */
const listedAs = 'Google Chrome (Windows)';

/** How long WhatsApp is given to hear that this computer leaves. */
const goodbyeMs = 2_000;

interface Beginning {
  readonly way: PairingWay;
  /** Of the attempt before; read from the store when missing. */
  readonly login?: Login;
  readonly isFirstLogin?: boolean;
}

/** Keeps at most one connection alive: makes it, and when it ends decides what follows. */
export function createLink(needs: LinkNeeds): Link {
  const { clock, keys, log, timeouts } = needs;
  let attempt: Attempt | undefined;
  let shown: Connection = { kind: 'off' };
  let latest: Login | undefined;
  const forgotten = new WeakSet<Login>();
  let failedCount = 0;
  let isVersionFresh = false;
  let cancelTimer = (): void => undefined;
  let erased: Promise<void> = Promise.resolve();
  /** Counts beginnings, so that one which was overtaken while it waited goes no further. */
  let beginningCount = 0;

  function show(connection: Connection): void {
    shown = connection;
    needs.show(connection);
  }

  function drop(): void {
    beginningCount += 1;
    cancelTimer();
    attempt?.stop();
    attempt = undefined;
    needs.onEnd();
  }

  async function begin({ way, login, isFirstLogin = false }: Beginning): Promise<void> {
    drop();
    const mine = beginningCount;
    show(isFirstLogin ? { kind: 'linking' } : { kind: 'starting' });
    try {
      const [loaded] = await Promise.all([needs.load(), erased]);
      const version = await loaded.pickVersion(isVersionFresh);
      if (mine !== beginningCount) return;
      attempt = startAttempt({
        ...{ way, isFirstLogin, show, keys, clock, chance: needs.chance, timeouts },
        login: login ?? readLogin(keys) ?? loaded.makeLogin(),
        openSocket: (chosen) => {
          latest = chosen;
          return loaded.openSocket(chosen, version, () => forgotten.has(chosen));
        },
        onOpen: becomeOpen,
        onEnd: goOn,
      });
    } catch (error) {
      if (mine === beginningCount) explainNoBeginning(error);
    }
  }

  function explainNoBeginning(error: unknown): void {
    show({ kind: 'stopped', reason: error instanceof AppError ? error.code : 'unexpected' });
    if (!(error instanceof AppError)) throw error;
  }

  function becomeOpen(sock: WASocket, settled: Promise<void>): void {
    cancelTimer = clock.after(timeouts.stableMs, () => {
      failedCount = 0;
      isVersionFresh = false;
    });
    show({ kind: 'connected', listedAs });
    needs.onOpen(sock, settled);
  }

  function goOn(end: AttemptEnd): void {
    const { login, way } = attempt ?? {};
    drop();
    const next = decideReconnect({ ...end, failedCount, isVersionFresh }, needs.chance.between(0, 1));
    log.info({ ...end, next: next.kind }, 'the link to WhatsApp ended');
    const isFirstLogin = end.phase === 'linking';
    const beginAgain = (): void => {
      // A login that only asked for a code would be refused, so it is thrown away.
      const isOfUse = login !== undefined && isPaired(login);
      begin({ way: way ?? { kind: 'qr' }, isFirstLogin, ...(isOfUse && { login }) }).catch((error: unknown) =>
        log.error({ err: error }, 'the link to WhatsApp could not be made'),
      );
    };
    follow(next, beginAgain);
  }

  function follow(next: NextLink, beginAgain: () => void): void {
    switch (next.kind) {
      case 'restart':
        beginAgain();
        break;
      case 'refresh-version':
        isVersionFresh = true;
        beginAgain();
        break;
      case 'retry':
        failedCount += 1;
        show({ kind: 'offline', retryAt: clock.now() + next.delayMs, reason: next.reason });
        cancelTimer = clock.after(next.delayMs, beginAgain);
        break;
      case 'pause':
        show({ kind: 'paused-by-whatsapp', until: clock.now() + next.delayMs });
        cancelTimer = clock.after(next.delayMs, beginAgain);
        break;
      case 'unlinked':
        void forgetLogin();
        show({ kind: 'unlinked', by: 'phone' });
        break;
      case 'stop':
        show({ kind: 'stopped', reason: next.reason });
        break;
      default:
        never(next);
    }
  }

  function forgetLogin(): Promise<void> {
    if (latest !== undefined) forgotten.add(latest);
    erased = keys.erase();
    erased.catch((error: unknown) => log.error({ err: error }, 'the login could not be deleted'));
    return erased;
  }

  /** A laptop that slept may believe in a connection that is long dead. */
  function isAtWork(): boolean {
    if (shown.kind === 'linking') return true;
    return shown.kind === 'connected' && (attempt?.silentMs() ?? 0) < timeouts.keepAliveMs + 5_000;
  }

  return {
    async connect() {
      if (!isAtWork()) await begin({ way: { kind: 'qr' } });
    },
    async pairByCode(digits) {
      if (!isAtWork()) await begin({ way: { kind: 'code', digits } });
    },
    stop() {
      drop();
      show({ kind: 'off' });
    },
    renew() {
      if (attempt !== undefined) void begin({ way: attempt.way, login: attempt.login });
    },
    async unlink() {
      if (attempt !== undefined && shown.kind === 'connected') await sayGoodbye(attempt.sock, clock);
      drop();
      await forgetLogin();
      show({ kind: 'unlinked', by: 'person' });
    },
  };
}

/** Waits until WhatsApp has closed the connection, which is its answer, but not for long. */
async function sayGoodbye(sock: WASocket, clock: LinkNeeds['clock']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(goodbyeMs, resolve);
  sock.ws.once('close', () => resolve());
  await sock.logout().catch(() => undefined);
  await promise;
  cancel();
}
