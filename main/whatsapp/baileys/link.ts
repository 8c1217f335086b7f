import type { WASocket, WAVersion } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import { type Attempt, type AttemptEnd, type AttemptNeeds, startAttempt } from './attempt.ts';
import { decideReconnect, type NextLink } from './decide-reconnect.ts';
import { isPaired, type Login } from './login.ts';
import type { Timeouts, WhatsAppNeeds } from './needs.ts';
import type { OpenSocket } from './open-socket.ts';
import type { PairingWay } from './pairing.ts';
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

interface Beginning {
  readonly way: PairingWay;
  /** Of the connection before; the stored one when missing. */
  readonly login?: Login | undefined;
  readonly isFirstLogin?: boolean;
}

/** Keeps at most one connection alive: makes it, and when it ends decides what follows. */
export function createLink(needs: LinkNeeds): Link {
  const { clock, keys, log, timeouts } = needs;
  const stored = createStoredLogin(keys, log, clock);
  let attempt: Attempt | undefined;
  let shown: Connection = { kind: 'off' };
  let failedCount = 0;
  let restartCount = 0;
  let isVersionFresh = false;
  let isWorldNew = false;
  let attemptedAt = 0;
  /** What begins when the pause is over. */
  let due: Beginning | undefined;
  let cancelTimer = (): void => undefined;
  /** Counts beginnings, so that one which was overtaken while it waited goes no further. */
  let beginningCount = 0;

  function show(connection: Connection): void {
    shown = connection;
    needs.show(connection);
  }

  function drop(): void {
    beginningCount += 1;
    due = undefined;
    cancelTimer();
    attempt?.stop();
    attempt = undefined;
    needs.onEnd();
  }

  async function begin({ way, login: before, isFirstLogin = false }: Beginning): Promise<void> {
    drop();
    isWorldNew = false;
    attemptedAt = clock.now();
    const mine = beginningCount;
    show(isFirstLogin ? { kind: 'linking' } : { kind: 'starting' });
    try {
      const loaded = await needs.load();
      const login = await stored.pick(before, loaded);
      const version = await loaded.pickVersion(isVersionFresh);
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
    cancelTimer = clock.after(timeouts.stableMs, () => {
      failedCount = 0;
      restartCount = 0;
      isVersionFresh = false;
    });
    show({ kind: 'connected', listedAs });
    needs.onOpen(sock, settled);
  }

  function goOn(end: AttemptEnd): void {
    const { login, way = { kind: 'qr' } } = attempt ?? {};
    drop();
    const facts = { ...end, failedCount, restartCount, isVersionFresh, isWorldNew };
    const next = decideReconnect(facts, needs.chance.between(0, 1));
    log.info({ ...end, next: next.kind }, 'the link to WhatsApp ended');
    if (next.kind === 'retry') failedCount += 1;
    if (next.kind === 'restart') restartCount += 1;
    if (next.kind === 'refresh-version') isVersionFresh = true;
    if (next.kind === 'unlinked') void stored.forget();
    const waiting = describeNext(next, clock.now());
    if (waiting !== undefined) show(waiting);
    const delayMs = readDelay(next);
    if (delayMs === undefined) return;
    // A login that only asked for a code would be refused, so it is thrown away.
    const isOfUse = login !== undefined && isPaired(login);
    const beginning = { way, login: isOfUse ? login : undefined, isFirstLogin: end.phase === 'linking' };
    if (delayMs === 0) {
      beginAgain(beginning);
      return;
    }
    // WhatsApp's own pause is not cut short by a new network.
    if (next.kind === 'retry') due = beginning;
    cancelTimer = clock.after(delayMs, () => beginAgain(beginning));
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
      isWorldNew = true;
      if (due !== undefined) beginAgain(due);
      else if (isStuckAtBeginning() && attempt !== undefined) {
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

/** What the person sees until the next connection begins; nothing when it begins at once. */
function describeNext(next: NextLink, now: number): Connection | undefined {
  switch (next.kind) {
    case 'restart':
    case 'refresh-version':
      return undefined;
    case 'retry':
      return { kind: 'offline', retryAt: now + next.delayMs, reason: next.reason };
    case 'pause':
      return { kind: 'paused-by-whatsapp', until: now + next.delayMs };
    case 'unlinked':
      return { kind: 'unlinked', by: 'phone' };
    case 'stop':
      return { kind: 'stopped', reason: next.reason };
  }
}

/** Until the next connection begins, in milliseconds; `undefined` when it waits for the person. */
function readDelay(next: NextLink): number | undefined {
  if (next.kind === 'restart' || next.kind === 'refresh-version') return 0;
  return next.kind === 'retry' || next.kind === 'pause' ? next.delayMs : undefined;
}
