import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AuthenticationState,
  Browsers,
  DisconnectReason,
  generateMessageIDV2,
  initAuthCreds,
  makeWASocket,
  useMultiFileAuthState as openFiles,
  proto,
  type SignalDataTypeMap,
  WA_CERT_DETAILS,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { Plan, Sender } from './sender.ts';

export interface StockSender extends Sender {
  /** How long the record of its own key of the group is; 0 when its keys are in files. */
  readKeyBytes(): number;
}

/**
 * Stock Baileys, unmodified, with its keys in memory or in `useMultiFileAuthState`. It answers devices that ask for a
 * message again, as its README says.
 */
export async function createStockSender(plan: Omit<Plan, 'laterCount'>): Promise<StockSender> {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(plan.box.rootKey, 'hex');
  const files = plan.variant === 'stock-files' ? await openFiles(plan.folder) : undefined;
  const rows = new Map<string, unknown>();
  const sent = new Map<string, proto.IMessage>();
  const auth = files?.state ?? { creds: initAuthCreds(), keys: keysInMemory(rows) };
  let sock: WASocket | undefined;

  function open(showQr: (text: string) => void, opened: () => void): void {
    const made = makeWASocket({
      auth,
      waWebSocketUrl: plan.box.url,
      logger: pino({ level: 'silent' }),
      browser: Browsers.windows('Chrome'),
      markOnlineOnConnect: false,
      syncFullHistory: false,
      getMessage: async ({ id }) => sent.get(id ?? ''),
    });
    sock = made;
    made.ev.on('creds.update', () => void files?.saveCreds());
    made.ev.on('connection.update', ({ qr, connection, lastDisconnect }) => {
      if (qr !== undefined) showQr(qr);
      if (connection === 'open') opened();
      const error = lastDisconnect?.error as { output?: { statusCode?: number } } | undefined;
      if (error?.output?.statusCode === DisconnectReason.restartRequired) open(showQr, opened);
    });
  }

  return {
    async link(showQr) {
      await new Promise<void>((opened) => open(showQr, opened));
      await sleep(5_000);
    },
    async post(text) {
      if (sock === undefined) throw new Error('not linked');
      const messageId = generateMessageIDV2(sock.user?.id);
      const ack = sock.waitForMessage(messageId, 60_000);
      const sending = await sock.sendMessage(plan.groupJid, { text }, { messageId });
      // What it hands out changes under one's hands, so a copy is kept.
      const bytes = proto.Message.encode(sending?.message ?? {}).finish();
      sent.set(messageId, proto.Message.decode(bytes));
      if ((await ack) === undefined) throw new Error('stock heard no ack');
    },
    readKeyBytes() {
      const [, key] = [...rows].find(([name]) => name.startsWith('sender-key ')) ?? [];
      return key instanceof Uint8Array ? key.length : 0;
    },
  };
}

function keysInMemory(rows: Map<string, unknown>): AuthenticationState['keys'] {
  return {
    get: <Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) => {
      const found: { [id: string]: SignalDataTypeMap[Type] } = {};
      for (const id of ids) {
        const value = rows.get(`${type} ${id}`);
        if (value !== undefined) found[id] = value as SignalDataTypeMap[Type];
      }
      return found;
    },
    set(changes) {
      for (const [type, values] of Object.entries(changes)) {
        for (const [id, value] of Object.entries(values)) {
          if (value === null) rows.delete(`${type} ${id}`);
          else rows.set(`${type} ${id}`, value);
        }
      }
    },
  };
}
