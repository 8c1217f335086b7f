import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BinaryNode,
  Curve,
  encodeSignedDeviceIdentity,
  prepareWAMessageMedia,
} from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { orders, post, startLinked } from './linked.ts';
import { beginAgain, identityOf, message, nextViolations, sealFor, upload } from './raw-stanzas.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

describe.each(orders)('what a client may not do with keys, $order', ({ jitter }) => {
  let box: PracticeBox;
  let client: StockClient;

  beforeAll(async () => {
    ({ box, client } = await startLinked({
      ...jitter,
      groups: [
        { name: 'group', members: 2, devicesPerMember: [2] },
        { name: 'fresh', members: 2 },
      ],
    }));
    await post(client, box.group('group').jid, { text: 'Bom dia' });
  });

  afterAll(async () => {
    await client.stop();
    await box.stop();
  });

  const violation = () => nextViolations(box);

  it('a message whose sender-key signature is wrong', async () => {
    const sealed = await sealFor(client, box.group('group').jid, 'Olá');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await client.sock.sendNode(message(box.group('group').jid, sealed));
    expect(await violation()).toEqual(["a message that the sender's own phone cannot read: wrong signature"]);
  });

  it('the same message twice on one chain', async () => {
    const sealed = await sealFor(client, box.group('group').jid, 'Olá');
    await client.sock.sendNode(message(box.group('group').jid, sealed));
    await client.sock.sendNode(message(box.group('group').jid, sealed));
    expect(await violation()).toEqual(["a message that the sender's own phone cannot read: old counter"]);
  });

  it('another message under an id that was used', async () => {
    const group = box.group('group').jid;
    await client.sock.sendNode(message(group, await sealFor(client, group, 'Um'), 'SAME'));
    await client.sock.sendNode(message(group, await sealFor(client, group, 'Dois'), 'SAME'));
    expect(await violation()).toEqual(['the id of a message was used twice']);
  });

  it('a first message without the device identity, or with one that the phone did not sign', async () => {
    const group = box.group('fresh');
    const member = `${group.members[0]?.lid}@lid`;
    await client.sock.assertSessions([member], true);
    const { nodes } = await client.sock.createParticipantNodes([member], { conversation: 'x' });
    const content: BinaryNode[] = [{ tag: 'participants', attrs: {}, content: nodes }];
    await client.sock.sendNode({
      tag: 'message',
      attrs: { to: group.jid, id: 'NOID', type: 'text' },
      content,
    });
    expect(await violation()).toEqual(['a first message without device identity']);

    const { account } = client.creds;
    const forged = { ...account, deviceSignature: randomBytes(64) };
    const identity = encodeSignedDeviceIdentity(forged, true);
    const wrong: BinaryNode[] = [...content, { tag: 'device-identity', attrs: {}, content: identity }];
    await client.sock.sendNode({
      tag: 'message',
      attrs: { to: group.jid, id: 'FORGED', type: 'text' },
      content: wrong,
    });
    expect(await violation()).toEqual(['a device identity that the phone did not sign']);
  });

  it('a pre-key that was used before', async () => {
    const group = box.group('fresh');
    const member = group.members[1];
    await post(client, group.jid, { text: 'Um' });
    await until('it arrived', async () => (await group.inbox()).every(({ entries }) => entries.length === 1));
    // The session as it was when it began, beginning once more from the same one-time key: libsignal takes the
    // base key as known, so the base key is another one.
    const again = await beginAgain(client, `${member?.lid}@lid`);
    const content: BinaryNode[] = [
      { tag: 'enc', attrs: { v: '2', type: 'pkmsg', count: '1' }, content: again },
      { tag: 'device-identity', attrs: {}, content: identityOf(client) },
    ];
    const attrs = { to: group.jid, id: 'AGAIN', type: 'text', participant: `${member?.lid}@lid` };
    await client.sock.sendNode({ tag: 'message', attrs, content });
    expect(await violation()).toEqual([
      `device 0 of ${member?.name} cannot read message AGAIN: its pre-key was used twice or never given out`,
    ]);
  });

  it('pre-keys that were uploaded before, or with a wrong signature', async () => {
    const key = { id: randomBytes(3), value: randomBytes(32) };
    await client.sock.sendNode(upload(client, key));
    await client.sock.sendNode(upload(client, key));
    expect(await violation()).toEqual([`pre-key ${key.id.readUIntBE(0, 3)} was uploaded a second time`]);
    await client.sock.sendNode(
      upload(client, { id: randomBytes(3), value: randomBytes(32) }, randomBytes(64)),
    );
    expect(await violation()).toEqual(['an uploaded signed pre-key has a wrong signature']);
  });

  it('a login under another Noise key than the one that was linked', async () => {
    const { noiseKey } = client.creds;
    const closed = client.closeCodes.length;
    await client.sock.end(undefined);
    Object.assign(client.creds, { noiseKey: Curve.generateKeyPair() });
    client.connect();
    await until('the login was refused', () => client.closeCodes.length === closed + 2);
    expect(client.closeCodes.at(-1)).toBe(401);
    expect(await violation()).toEqual(['a login with another Noise key than the one that was linked']);
    Object.assign(client.creds, { noiseKey });
    client.connect();
    await client.opened();
  });

  it.each([
    ['fileSha256', 'photo: the hash is another'],
    ['fileEncSha256', 'photo: the hash of the upload is another'],
    ['mediaKey', 'photo: the seal is broken'],
  ] as const)('a photo whose %s is another', async (field, why) => {
    const group = box.group('group').jid;
    const image = { image: randomBytes(2000), jpegThumbnail: '' };
    const content = await prepareWAMessageMedia(image, { upload: client.sock.waUploadToServer });
    if (content.imageMessage) content.imageMessage[field] = randomBytes(32);
    await client.sock.relayMessage(group, content, {});
    expect(await violation()).toEqual([`a message that the sender's own phone cannot read: ${why}`]);
  });

  it('an upload that is not named after its hash', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-'));
    const filePath = join(folder, 'photo');
    writeFileSync(filePath, 'sealed');
    const upload = client.sock.waUploadToServer(filePath, {
      mediaType: 'image',
      fileEncSha256B64: randomBytes(32).toString('base64'),
    });
    await expect(upload).rejects.toThrow('Media upload failed on all hosts');
    expect(await violation()).toEqual(['an upload that is not named after its hash, or without auth']);
    rmSync(folder, { recursive: true });
  });
});
