import type {
  GroupMetadata,
  proto,
  SignalKeyStoreWithTransaction,
  SocketConfig,
  WAMessageKey,
  WASocket,
  WAVersion,
} from '@whiskeysockets/baileys';
import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type NodeCache from 'node-cache';
import type { WebSocket } from 'ws';
import type { Clock } from '../../system/clock.ts';
import type { Breathe } from '../breathe.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { createBorderAgent, type Trust, whatsAppUrl } from './allowed-hosts.ts';
import { createBreathingRepository } from './breathing-repository.ts';
import type { DeviceCache } from './device-cache.ts';
import { dropUnusableAnswers } from './drop-unusable-answers.ts';
import { askLidsOnce } from './healing/ask-lids-once.ts';
import { withOneLock } from './healing/one-lock.ts';
import type { Reach } from './healing/reach.ts';
import type { Baileys } from './load-baileys.ts';
import type { Login } from './login.ts';
import type { Timeouts } from './needs.ts';
import { createSignalKeys } from './signal-keys.ts';

export interface SocketNeeds {
  readonly baileys: Baileys;
  readonly login: Login;
  readonly version: WAVersion;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly breathe: Breathe;
  readonly log: ILogger;
  readonly trust: Trust | undefined;
  readonly timeouts: Timeouts;
  /** What outlives the socket. */
  readonly deviceCache: DeviceCache;
  readonly retryCounts: NodeCache;
  readonly reach: Reach;
  readonly isForgotten: () => boolean;
  readonly readGroup: (address: string) => GroupMetadata | undefined;
  /** Sees every frame before Baileys does, and may change it. */
  readonly onFrame: (frame: unknown, sock: WASocket) => void;
  readonly readMessage: (key: WAMessageKey) => proto.IMessage | undefined;
}

export interface OpenSocket {
  readonly sock: WASocket;
  /** Ends it at once, without a goodbye. */
  terminate(): void;
}

/** Opens one connection with Baileys. Each setting that is not Baileys' own has its reason beside it. */
export function openSocket(needs: SocketNeeds): OpenSocket {
  const { baileys, login, trust, timeouts } = needs;
  if (trust !== undefined) baileys.WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(trust.rootKey, 'hex');
  const border = createBorderAgent(trust);

  const sock = baileys.makeWASocket({
    ...whereTo(trust, border),
    auth: { creds: login, keys: makeKeys(needs) },
    version: needs.version,
    logger: needs.log,
    // Pairing by code is refused for names that are not a browser's (WhiskeySockets/Baileys issues 1266, 1448).
    browser: baileys.Browsers.windows('Chrome'),
    connectTimeoutMs: timeouts.connectMs,
    // With a limit Baileys would take no answer for an empty one, and send to nobody (lib/Socket/socket.js:107-112).
    defaultQueryTimeoutMs: undefined,
    // It looks only every so often, and asks even where there was life a moment ago; see `pulse.ts`.
    keepAliveIntervalMs: noKeepAliveMs,
    ...(timeouts.qrMs === undefined ? {} : { qrTimeout: timeouts.qrMs }),
    // Otherwise the phone stops notifying the person of her own messages.
    markOnlineOnConnect: false,
    // Years of chats, which nobody here reads. The rest of the history carries the addresses that sessions need.
    syncFullHistory: false,
    // Of groups nothing may be ignored: with them go receipts and requests to repeat a message.
    shouldIgnoreJid: (address) => address === 'status@broadcast' || baileys.isJidNewsletter(address),
    emitOwnEvents: false,
    generateHighQualityLinkPreview: false,
    cachedGroupMetadata: async (address) => needs.readGroup(address),
    getMessage: async (key) => needs.readMessage(key),
    // It holds 512 messages for 5 minutes and forgets each at its first repeat; ours are on the disk.
    enableRecentMessageCache: false,
    // It deletes a session before it has another (see decide-session.ts, which decides instead).
    enableAutoSessionRecreation: false,
    msgRetryCounterCache: needs.retryCounts,
    userDevicesCache: needs.deviceCache,
    // A commit that fails keeps the lock of all sends; ten tries in 30 s would look like a dead app.
    transactionOpts: { maxCommitRetries: 3, delayBetweenTriesMs: 500 },
    patchMessageBeforeSending: sendOnceEach,
    makeSignalRepository: (...how) => makeRepository(needs, ...how),
  });
  // Baileys hands each frame to these listeners before anything of its own reads it (lib/Socket/socket.js:463).
  sock.ws.on('frame', (frame: unknown) => {
    dropUnusableAnswers(frame, trust);
    needs.onFrame(frame, sock);
  });

  const raw = readRawSocket(sock);
  hurryGoodbye(raw, needs.clock);

  return { sock, terminate: () => raw.terminate() };
}

/** Baileys' own keep-alive cannot be switched off; a day is longer than it is ever waited for. */
const noKeepAliveMs = 24 * 3_600_000;

/** How long the server is given to answer a goodbye. */
const goodbyeMs = 1_000;

/** When Baileys itself ends a connection, it reports the end only after the server's goodbye, or after 30 s. */
function hurryGoodbye(raw: RawSocket, clock: Clock): void {
  const close = raw.close.bind(raw);
  raw.close = () => {
    const cancel = clock.after(goodbyeMs, () => raw.terminate());
    raw.once('close', cancel);
    close();
  };
}

type RawSocket = Pick<WebSocket, 'close' | 'terminate' | 'once'>;

function whereTo(trust: Trust | undefined, border: ReturnType<typeof createBorderAgent>) {
  if (trust !== undefined) return { waWebSocketUrl: trust.url, fetchAgent: border };
  return { waWebSocketUrl: whatsAppUrl, agent: border, fetchAgent: border };
}

function makeKeys({ keys, breathe, baileys, reach, isForgotten }: SocketNeeds) {
  return createSignalKeys({ keys, breathe, proto: baileys.proto, reach, isForgotten });
}

function makeRepository(
  { baileys, breathe, clock, login, reach, timeouts }: SocketNeeds,
  ...[auth, log, askLids]: Parameters<SocketConfig['makeSignalRepository']>
): ReturnType<SocketConfig['makeSignalRepository']> {
  // Baileys has already given it transactions (7.0.0-rc14, lib/Socket/socket.js:270); only its types do not say so.
  const keys = withOneLock(auth.keys as SignalKeyStoreWithTransaction, () => login.me?.id);
  const { makeSignalRepository } = baileys.DEFAULT_CONNECTION_CONFIG;
  const patience = { clock, questionMs: timeouts.questionMs };
  const ask = askLids && askLidsOnce(patience, askLids);
  return createBreathingRepository(makeSignalRepository({ ...auth, keys }, log, ask), {
    breathe,
    lock: (work) => keys.transaction(work, 'lock'),
    onWelcome: reach.welcome,
    onForged: (address) => reach.leaveOut([address]),
    onUnreachable: reach.distrust,
  });
}

/**
 * In her own chat the account is both ends, and Baileys would encrypt the message twice for each of her devices
 * (7.0.0-rc14, lib/Socket/messages-send.js:640, getUSyncDevices([senderIdentity, jid])).
 */
function sendOnceEach(message: proto.IMessage, recipients?: string[]) {
  const each = [...new Set(recipients)];
  if (recipients === undefined || each.length === recipients.length) return message;
  return each.map((recipientJid) => ({ recipientJid, message }) as proto.IMessage & { recipientJid: string });
}

/** Baileys keeps the socket of `ws` in a field that only its types hide (lib/Socket/Client/websocket.js). */
function readRawSocket(sock: WASocket): RawSocket {
  return (sock.ws as unknown as { socket: RawSocket }).socket;
}
