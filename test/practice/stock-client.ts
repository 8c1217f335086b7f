import { Agent } from 'node:https';
import type {
  AuthenticationCreds,
  ConnectionState,
  UserFacingSocketConfig,
  WASocket,
} from '@whiskeysockets/baileys';
import {
  Browsers,
  DisconnectReason,
  initAuthCreds,
  makeWASocket,
  type proto,
  WA_CERT_DETAILS,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { BoxAddress } from '../../main/practice/practice-box.ts';
import { keysAsJson } from '../../scripts/measure/clients/stock-keys.ts';
import { until } from './until.ts';

type Store = Map<string, string>;

/**
 * A stock, unmodified Baileys with its keys in memory. Nothing of it is touched but the root key of the server,
 * and what section "companion_reg_refresh" of Baileys issue 2737 asks every application to do from outside.
 */
export interface StockClient {
  readonly creds: AuthenticationCreds;
  readonly store: Store;
  /** What was sent, by id: Baileys leaves it to the application to remember it for retries. */
  readonly sent: Map<string, proto.IMessage>;
  /** The socket that is in use now. */
  readonly sock: WASocket;
  /** What to show on the screen: the last QR, with the secret that counts. */
  readonly qr: string | null;
  readonly closeCodes: readonly (number | undefined)[];
  readonly events: readonly { readonly name: string; readonly data: unknown }[];
  connect(): void;
  opened(): Promise<void>;
  stop(): Promise<void>;
}

export interface StockOptions {
  readonly followsRefresh?: boolean;
  readonly settings?: Partial<UserFacingSocketConfig>;
}

export function createStockClient(address: BoxAddress, options: StockOptions = {}): StockClient {
  muteLibsignal();
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(address.rootKey, 'hex');
  const creds = initAuthCreds();
  const store: Store = new Map();
  const sent = new Map<string, proto.IMessage>();
  const closeCodes: (number | undefined)[] = [];
  const events: { name: string; data: unknown }[] = [];
  let sock: WASocket | undefined;
  let qr: string | null = null;
  let isOpen = false;
  let isStopped = false;

  const connect = (): void => {
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(address.rootKey, 'hex');
    isOpen = false;
    const made = makeWASocket({
      auth: { creds, keys: keysAsJson(store) },
      waWebSocketUrl: address.url,
      logger: pino({ level: process.env.STOCK_LOG ?? 'silent' }),
      browser: Browsers.windows('Chrome'),
      markOnlineOnConnect: false,
      syncFullHistory: false,
      getMessage: async (key) => sent.get(key.id ?? ''),
      fetchAgent: new Agent({ ca: address.mediaCa }),
      ...options.settings,
    });
    sock = made;
    made.ev.process((all) => {
      for (const [name, data] of Object.entries(all)) events.push({ name, data });
    });
    made.ev.on('connection.update', (update) => takeUpdate(update));
    if (options.followsRefresh ?? true) followRefresh(made);
  };

  const takeUpdate = (update: Partial<ConnectionState>): void => {
    if (update.qr) qr = withSecret(update.qr, creds.advSecretKey);
    if (update.connection === 'open') isOpen = true;
    if (update.connection !== 'close') return;
    isOpen = false;
    const error = update.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
    const code = error?.output?.statusCode;
    closeCodes.push(code);
    if (code === DisconnectReason.restartRequired && !isStopped) connect();
  };

  const followRefresh = (on: WASocket): void => {
    on.ws.on('CB:notification,type:companion_reg_refresh', (stanza: { attrs: Record<string, string> }) => {
      if (creds.me) return;
      const { id, from } = stanza.attrs;
      creds.advSecretKey = initAuthCreds().advSecretKey;
      if (qr) qr = withSecret(qr, creds.advSecretKey);
      const attrs = { id: id ?? '', to: from ?? '', class: 'notification', type: 'companion_reg_refresh' };
      void on.sendNode({ tag: 'ack', attrs });
    });
  };

  connect();
  return {
    creds,
    store,
    sent,
    closeCodes,
    events,
    connect,
    get sock() {
      if (!sock) throw new Error('not connected');
      return sock;
    },
    get qr() {
      return qr;
    },
    opened: () => until('the client is open', () => isOpen),
    async stop() {
      isStopped = true;
      const closing = sock;
      sock = undefined;
      await closing?.end(undefined);
    },
  };
}

function withSecret(text: string, secret: string): string {
  const fields = text.split(',');
  fields[3] = secret;
  return fields.join(',');
}

/** libsignal prints whole sessions with their private keys. */
function muteLibsignal(): void {
  for (const method of ['info', 'warn', 'error'] as const) console[method] = () => undefined;
}
