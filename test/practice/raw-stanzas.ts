import { randomBytes } from 'node:crypto';
import { type BinaryNode, encodeSignedDeviceIdentity, proto } from '@whiskeysockets/baileys';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

export const server = '@s.whatsapp.net';

/** What the box notices next, which it then forgets. */
export async function nextViolations(box: PracticeBox): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await until('a violation was recorded', async () => {
    found = await box.takeViolations();
    return found.length > 0;
  });
  return found;
}

export function iq(attrs: Record<string, string>, ...content: BinaryNode[]): BinaryNode {
  return { tag: 'iq', attrs: { to: server, id: randomBytes(4).toString('hex'), ...attrs }, content };
}

export function message(
  to: string,
  sealed: Uint8Array,
  id = randomBytes(8).toString('hex').toUpperCase(),
): BinaryNode {
  return {
    tag: 'message',
    attrs: { to, id, type: 'text', addressing_mode: 'lid' },
    content: [{ tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content: sealed }],
  };
}

export async function sealFor(client: StockClient, group: string, text: string): Promise<Buffer> {
  const padded = Buffer.concat([proto.Message.encode({ conversation: text }).finish(), Buffer.of(1)]);
  const meId = client.creds.me?.lid ?? '';
  const { ciphertext } = await client.sock.signalRepository.encryptGroupMessage({
    group,
    meId,
    data: padded,
  });
  return Buffer.from(ciphertext);
}

export function identityOf(client: StockClient): Uint8Array {
  if (!client.creds.account) throw new Error('not linked');
  return encodeSignedDeviceIdentity(client.creds.account, true);
}

/** A first message that claims a one-time key which the device has used up. */
export async function beginAgain(client: StockClient, jid: string): Promise<Uint8Array> {
  await client.sock.assertSessions([jid], true);
  const { ciphertext } = await client.sock.signalRepository.encryptMessage({ jid, data: Buffer.of(1, 1) });
  const { PreKeyWhisperMessage } = await import('libsignal/src/protobufs.js');
  const first = PreKeyWhisperMessage.decode(ciphertext.slice(1));
  first.preKeyId = 1;
  return Buffer.concat([ciphertext.slice(0, 1), PreKeyWhisperMessage.encode(first).finish()]);
}

export function upload(
  client: StockClient,
  key: { id: Buffer; value: Buffer },
  signature?: Buffer,
): BinaryNode {
  const { signedPreKey, signedIdentityKey, registrationId } = client.creds;
  const bigEndian = Buffer.alloc(4);
  bigEndian.writeUInt32BE(registrationId);
  const skeyId = Buffer.alloc(3);
  skeyId.writeUIntBE(signedPreKey.keyId, 0, 3);
  const leaf = (tag: string, content: Uint8Array): BinaryNode => ({ tag, attrs: {}, content });
  return {
    tag: 'iq',
    attrs: { to: server, type: 'set', xmlns: 'encrypt', id: randomBytes(4).toString('hex') },
    content: [
      leaf('registration', bigEndian),
      leaf('type', Buffer.of(5)),
      leaf('identity', signedIdentityKey.public),
      {
        tag: 'list',
        attrs: {},
        content: [{ tag: 'key', attrs: {}, content: [leaf('id', key.id), leaf('value', key.value)] }],
      },
      {
        tag: 'skey',
        attrs: {},
        content: [
          leaf('id', skeyId),
          leaf('value', signedPreKey.keyPair.public),
          leaf('signature', signature ?? signedPreKey.signature),
        ],
      },
    ],
  };
}
