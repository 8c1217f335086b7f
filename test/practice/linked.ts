import { proto } from '@whiskeysockets/baileys';
import type {
  BoxOptions,
  PhoneAnswer,
  PracticeBox,
  PracticePhone,
} from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { createStockClient, type StockClient, type StockOptions } from './stock-client.ts';
import { until } from './until.ts';

/** Every suite runs twice: with stanzas in order, and with random delays that let them overtake each other. */
export const orders = [
  { order: 'in order', jitter: {} },
  { order: 'with delays and reordering', jitter: { jitterSeed: 20_260_728 } },
] as const;

/** Scans whatever the screen shows, again whenever it changes, as a person does. */
export async function scanUntilLinked(phone: PracticePhone, client: StockClient): Promise<PhoneAnswer[]> {
  const answers: PhoneAnswer[] = [];
  let scanned: string | null = null;
  while (answers.at(-1) !== 'linked' && answers.length < 5) {
    const before = scanned;
    await until('the screen shows a new QR', () => client.qr !== null && client.qr !== before);
    scanned = client.qr;
    answers.push(await phone.scanQr(scanned ?? ''));
  }
  return answers;
}

export async function startLinked(
  options: BoxOptions,
  stock: StockOptions = {},
): Promise<{ readonly box: PracticeBox; readonly client: StockClient }> {
  const box = await startBoxProcess({ refreshesPerPairing: 0, ...options });
  const client = createStockClient(box.address, stock);
  await scanUntilLinked(box.phone, client);
  await client.opened();
  // A client that loses its connection before keeps all its events back for 20 s on each next one (Baileys
  // 7.0.0-rc14, lib/Socket/chats.js:1086-1110).
  await until('the first sync is over', () => (client.creds.accountSyncCounter ?? 0) > 0);
  return { box, client };
}

/** Sends something and gives back its id once the server has acknowledged it. */
export async function post(
  client: StockClient,
  jid: string,
  content: Parameters<StockClient['sock']['sendMessage']>[1],
  options: Parameters<StockClient['sock']['sendMessage']>[2] = {},
): Promise<{ readonly id: string; readonly error: string | undefined }> {
  const acks = new Map<string, string | undefined>();
  const listen = (stanza: { attrs: Record<string, string> }) =>
    acks.set(stanza.attrs.id ?? '', stanza.attrs.error);
  client.sock.ws.on('CB:ack,class:message', listen);
  const sent = await client.sock.sendMessage(jid, content, options);
  const id = sent?.key.id ?? '';
  if (sent?.message) client.sent.set(id, proto.Message.decode(proto.Message.encode(sent.message).finish()));
  await until('the server acknowledges the message', () => acks.has(id));
  client.sock.ws.off('CB:ack,class:message', listen);
  return { id, error: acks.get(id) };
}

/** The texts of a chat on every device of its members. */
export async function textsIn(box: PracticeBox, group: string): Promise<string[][]> {
  const inbox = await box.group(group).inbox();
  return inbox.map(({ entries }) => entries.map(({ text }) => text));
}
