import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AuthenticationState,
  Browsers,
  DisconnectReason,
  generateMessageIDV2,
  initAuthCreds,
  makeWASocket,
  useMultiFileAuthState as openFiles,
  type SignalDataTypeMap,
  WA_CERT_DETAILS,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { Plan, Sender } from './sender.ts';

/** Stock Baileys, unmodified, with its keys in memory or in `useMultiFileAuthState`. */
export async function createStockSender(plan: Plan): Promise<Sender> {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(plan.box.rootKey, 'hex');
  const files = plan.variant === 'stock-files' ? await openFiles(plan.folder) : undefined;
  const auth = files?.state ?? { creds: initAuthCreds(), keys: keysInMemory() };
  let sock: WASocket | undefined;

  function open(showQr: (text: string) => void, opened: () => void): void {
    const made = makeWASocket({
      auth,
      waWebSocketUrl: plan.box.url,
      logger: pino({ level: 'silent' }),
      browser: Browsers.windows('Chrome'),
      markOnlineOnConnect: false,
      syncFullHistory: false,
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
      await sock.sendMessage(plan.groupJid, { text }, { messageId });
      if ((await ack) === undefined) throw new Error('stock heard no ack');
    },
  };
}

function keysInMemory(): AuthenticationState['keys'] {
  const rows = new Map<string, unknown>();
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
