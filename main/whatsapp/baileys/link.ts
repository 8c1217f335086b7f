import type { WASocket, WAVersion } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import { type Attempt, type AttemptEnd, type AttemptNeeds, startAttempt } from './attempt.ts';
import { isPaired, type Login } from './login.ts';
import type { Timeouts, WhatsAppNeeds } from './needs.ts';
import type { OpenSocket } from './open-socket.ts';
import { type Beginning, createReconnecting } from './reconnecting.ts';
import { sayGoodbye } from './say-goodbye.ts';
import { createStoredLogin, type LoginMaking } from './stored-login.ts';

export interface LinkNeeds extends Pick<WhatsAppNeeds, 'clock' | 'chance' | 'log' | 'keys'> {
  readonly timeouts: Timeouts;
  readonly load: () => Promise<LoadedBaileys>;
  readonly show: (connection: Connection) => void;
  /** A connection is being made, and nothing has come over it yet. */
  readonly onSocket: (sock: WASocket) => void;
  readonly onTimeLock: AttemptNeeds['onTimeLock'];
  /** A connection is there. @param settled resolves when messages may go over it */
  readonly onOpen: (sock: WASocket, settled: Promise<void>) => void;
  /** It is gone. */
  readonly onEnd: () => void;
}

export interface LoadedBaileys extends LoginMaking {
  readonly pickVersion: (mustBeFresh: boolean) => Promise<WAVersion>;
  readonly openSocket: (login: Login, version: WAVersion, isForgotten: () => boolean) => OpenSocket;
}

export interface Link {
  /** What was shown last. */
  readonly connection: Connection;
  /** With the stored login, or by QR when there is none. Does nothing to a link that works. */
  connect(): Promise<void>;
  /** By code, unless there is a login already. */
  pairByCode(digits: string): Promise<void>;
  /** Closes the connection, and tries no more. */
  stop(): void;
  /** Makes the connection anew: what is stuck in it cannot be freed otherwise. */
  renew(): void;
  /** The computer woke up or its network changed: a dead connection is made anew, and one that is due comes now. */
  checkNow(): void;
  /** A message waits for its answer, so a dead connection is noticed soon. @returns to be called when it has it */
  expectAnswer(): () => void;
  /** Tells WhatsApp that this computer leaves, and forgets the login. */
  unlink(): Promise<void>;
}

/** How her phone names this computer among the linked devices. */
const listedAs = 'Google Chrome (Windows)';

/** So long is a connection that is being made left alone when the network changes under it. */
const freshMs = 1_000;

/** Keeps at most one connection alive: makes it, and when it ends decides what follows. */
export function createLink(needs: LinkNeeds): Link {
  const { clock, keys, log, timeouts } = needs;
  const stored = createStoredLogin(keys, log, clock);
  let attempt: Attempt | undefined;
  let shown: Connection = { kind: 'off' };
  let attemptedAt = 0;
  /** Counts beginnings, so that one which was overtaken while it waited goes no further. */
  let beginningCount = 0;

  const reconnecting = createReconnecting({
    ...{ clock, log, show, chance: needs.chance, stableMs: timeouts.stableMs },
    begin: beginAgain,
    onUnlinked: () => void stored.forget(),
  });

  function show(connection: Connection): void {
    shown = connection;
    needs.show(connection);
  }

  function drop(): void {
    beginningCount += 1;
    reconnecting.cancel();
    attempt?.stop();
    attempt = undefined;
    needs.onEnd();
  }

  async function begin({ way, login: before, isFirstLogin = false }: Beginning): Promise<void> {
    drop();
    reconnecting.noteBeginning();
    attemptedAt = clock.now();
    const mine = beginningCount;
    show(isFirstLogin ? { kind: 'linking' } : { kind: 'starting' });
    try {
      const loaded = await needs.load();
      const login = await stored.pick(before, loaded);
      const version = await loaded.pickVersion(reconnecting.mustVersionBeFresh());
      if (mine !== beginningCount) return;
      attempt = startAttempt({
        ...{ login, way, isFirstLogin, show, keys, clock, timeouts, chance: needs.chance },
        openSocket: () => loaded.openSocket(login, version, () => stored.isForgotten(login)),
        onTimeLock: needs.onTimeLock,
        onOpen: becomeOpen,
        onEnd: goOn,
      });
      needs.onSocket(attempt.sock);
    } catch (error) {
      if (mine !== beginningCount) return;
      show({ kind: 'stopped', reason: error instanceof AppError ? error.code : 'unexpected' });
      if (!(error instanceof AppError)) throw error;
    }
  }

  function beginAgain(beginning: Beginning): void {
    begin(beginning).catch((error: unknown) =>
      log.error({ err: error }, 'the link to WhatsApp could not be made'),
    );
  }

  function becomeOpen(sock: WASocket, settled: Promise<void>): void {
    reconnecting.noteOpen();
    show({ kind: 'connected', listedAs });
    needs.onOpen(sock, settled);
  }

  function goOn(end: AttemptEnd): void {
    const ended = attempt;
    drop();
    reconnecting.follow(end, ended);
  }

  /** Of a connection that was being made when the network went, nothing comes any more. */
  function isStuckAtBeginning(): boolean {
    return attempt !== undefined && shown.kind === 'starting' && clock.now() - attemptedAt > freshMs;
  }

  /** A laptop that slept may believe in a connection that is long dead. */
  function isAtWork(): boolean {
    if (shown.kind === 'linking') return true;
    const longestMs = timeouts.keepAliveMs + timeouts.pulseMs;
    return shown.kind === 'connected' && (attempt?.silentMs() ?? 0) < longestMs;
  }

  return {
    get connection() {
      return shown;
    },
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
      if (attempt !== undefined) beginAgain({ way: attempt.way, login: attempt.login });
    },
    checkNow() {
      if (reconnecting.hurry()) return;
      if (isStuckAtBeginning() && attempt !== undefined) {
        beginAgain({ way: attempt.way, login: isPaired(attempt.login) ? attempt.login : undefined });
      } else attempt?.checkNow();
    },
    expectAnswer: () => attempt?.expectAnswer() ?? (() => undefined),
    async unlink() {
      if (attempt !== undefined && shown.kind === 'connected') await sayGoodbye(attempt.sock, clock);
      drop();
      await stored.forget();
      show({ kind: 'unlinked', by: 'person' });
    },
  };
}
