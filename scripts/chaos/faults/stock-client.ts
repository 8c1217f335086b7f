import {
  Browsers,
  DisconnectReason,
  initAuthCreds,
  makeWASocket,
  proto,
  WA_CERT_DETAILS,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { BoxAddress } from '../../../main/practice/practice-box.ts';
import { keysAsJson, writeKeys } from '../../measure/clients/stock-keys.ts';
import { questionMs, type Rows } from './side.ts';

/** Stock Baileys as its README shows it, with keys as JSON in memory and every sent message kept for repeats. */
export interface StockClient {
  readonly me: { readonly id?: string; readonly lid?: string };
  /** Resolves when the connection is open. @param showQr told of each QR while it is not linked yet */
  connect(showQr: (text: string) => void): Promise<void>;
  disconnect(): Promise<void>;
  /** @returns whether the server has taken it */
  post(address: string, messageId: string, text: string): Promise<boolean>;
  edit(rows: Rows): void;
  loseAllKeys(): void;
  failCommits(isFailing: boolean): void;
}

export function createStockClient({ url, rootKey }: BoxAddress): StockClient {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey, 'hex');
  const creds = initAuthCreds();
  const rows = new Map<string, string>();
  const sent = new Map<string, proto.IMessage>();
  let isDiskFull = false;
  let sock: WASocket | undefined;

  const inMemory = keysAsJson(rows);
  const keys: typeof inMemory = {
    get: inMemory.get,
    async set(changes) {
      if (isDiskFull && 'sender-key-memory' in changes) throw new Error('disk full');
      await inMemory.set(changes);
    },
  };

  function open(showQr: (text: string) => void, opened: () => void): void {
    const made = makeWASocket({
      auth: { creds, keys },
      waWebSocketUrl: url,
      logger: pino({ level: 'silent' }),
      browser: Browsers.windows('Chrome'),
      markOnlineOnConnect: false,
      syncFullHistory: false,
      defaultQueryTimeoutMs: questionMs,
      transactionOpts: { maxCommitRetries: 2, delayBetweenTriesMs: 100 },
      getMessage: async ({ id }) => sent.get(id ?? ''),
    });
    sock = made;
    made.ev.on('connection.update', ({ qr, connection, lastDisconnect }) => {
      if (qr !== undefined) showQr(qr);
      if (connection === 'open') opened();
      const error = lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
      if (error?.output?.statusCode === DisconnectReason.restartRequired) open(showQr, opened);
    });
  }

  return {
    get me() {
      return (creds.me ?? {}) as StockClient['me'];
    },
    connect: (showQr) => new Promise((opened) => open(showQr, opened)),
    async disconnect() {
      await sock?.end(undefined);
    },
    async post(address, messageId, text) {
      if (sock === undefined) return false;
      const ack = sock.waitForMessage(messageId, 5_000).catch(() => undefined);
      try {
        const message = await sock.sendMessage(address, { text }, { messageId });
        // What it hands out changes under one's hands, so it is copied at once.
        if (message?.message)
          sent.set(messageId, proto.Message.decode(proto.Message.encode(message.message).finish()));
      } catch {
        return false;
      }
      const answer = (await ack) as { readonly attrs: Record<string, string> } | undefined;
      return answer?.attrs.error === undefined;
    },
    edit: (changes) => writeKeys(rows, changes),
    loseAllKeys: () => rows.clear(),
    failCommits(isFailing) {
      isDiskFull = isFailing;
    },
  };
}
