import { createHmac, randomInt } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { type Account, linkedDevices } from '../people/account.ts';
import { LinkedDevice } from '../people/linked-device.ts';
import type { PhoneAnswer } from '../practice-box.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { generateKeyPair, sign } from '../signal/key-pair.ts';
import { node } from '../stanzas/nodes.ts';
import { hasAcknowledgedRenewals, type Pairing } from './pairing.ts';

const mostLinkedDevices = 4;
const accountPrefix = Buffer.from([6, 0]);
const devicePrefix = Buffer.from([6, 1]);

/**
 * The phone vouches for a companion, and the companion signs in return (Baileys
 * lib/Utils/validate-connection.js:128-198). Ends with the restart that WhatsApp asks of a new companion.
 * @param secret the 32 bytes that phone and companion share: from the QR, or agreed on through the code
 */
export async function linkDevice(
  world: World,
  account: Account,
  connection: Connection,
  pairing: Pairing,
  secret: Buffer,
): Promise<PhoneAnswer> {
  if (linkedDevices(account).length >= mostLinkedDevices) return 'could-not-link';
  const id = account.nextDeviceId;
  account.nextDeviceId += 1;
  const isForged = world.switches.forgery === 'account-signature';
  const signed = signCompanion(account, pairing, id, world.clock.now(), isForged);
  const countersigned = new Promise<Uint8Array | null>((resolve) => {
    pairing.countersigned = resolve;
  });
  sendPairSuccess(account, connection, id, signed, secret);
  const answer = await countersigned;
  if (!answer) return 'could-not-link';
  if (isForged) world.violations.record('a client accepted a forged account signature');
  if (!hasAcknowledgedRenewals(connection, pairing)) {
    world.violations.record('a client never acknowledged companion_reg_refresh');
  }
  if (!isCountersigned(world, account, pairing, signed.details, answer)) {
    world.violations.record('a client countersigned its device identity wrongly');
    connection.end(node('stream:error', { code: 401 }));
    return 'could-not-link';
  }
  const { identity, noiseKey, registrationId, signedPreKey } = pairing;
  const person = account.person;
  const facts = { person, id, identity, noiseKey, registrationId, signedPreKey, signedIdentity: signed };
  person.devices.set(id, new LinkedDevice(facts));
  connection.end(node('stream:error', { code: 515 }));
  return 'linked';
}

function signCompanion(account: Account, pairing: Pairing, id: number, now: number, isForged: boolean) {
  const identity = proto.ADVDeviceIdentity.create({
    rawId: randomInt(1, 2 ** 31),
    timestamp: Math.floor(now / 1000),
    keyIndex: id,
    accountType: proto.ADVEncryptionType.E2EE,
    deviceType: proto.ADVEncryptionType.E2EE,
  });
  const details = Buffer.from(proto.ADVDeviceIdentity.encode(identity).finish());
  const signer = isForged ? generateKeyPair() : account.phone.keys.identity;
  return {
    details,
    accountSignature: sign(signer.privateKey, Buffer.concat([accountPrefix, details, pairing.identity])),
    accountKey: account.phone.keys.identity.publicKey,
  };
}

function sendPairSuccess(
  account: Account,
  connection: Connection,
  id: number,
  signed: ReturnType<typeof signCompanion>,
  secret: Buffer,
): void {
  const { details, accountSignature, accountKey } = signed;
  const identity = proto.ADVSignedDeviceIdentity.create({
    details,
    accountSignature,
    accountSignatureKey: accountKey,
  });
  const signedBytes = Buffer.from(proto.ADVSignedDeviceIdentity.encode(identity).finish());
  const sealed = proto.ADVSignedDeviceIdentityHMAC.create({
    details: signedBytes,
    hmac: createHmac('sha256', secret).update(signedBytes).digest(),
    accountType: proto.ADVEncryptionType.E2EE,
  });
  const blob = Buffer.from(proto.ADVSignedDeviceIdentityHMAC.encode(sealed).finish());
  const { person } = account;
  connection.sendIq({ type: 'set', xmlns: 'md' }, [
    node('pair-success', {}, [
      node('device-identity', {}, blob),
      node('device', { jid: person.jid('phone-number', id), lid: person.jid('lid', id) }),
      node('platform', { name: 'android' }),
    ]),
  ]);
}

function isCountersigned(
  world: World,
  account: Account,
  pairing: Pairing,
  details: Buffer,
  answer: Uint8Array,
): boolean {
  const returned = proto.ADVSignedDeviceIdentity.decode(answer);
  if (!details.equals(Buffer.from(returned.details ?? []))) return false;
  const accountKey = account.phone.keys.identity.publicKey;
  const message = Buffer.concat([devicePrefix, details, pairing.identity, accountKey]);
  return world.verify(pairing.identity, message, returned.deviceSignature ?? Buffer.alloc(0));
}

/** Whether the identity that came with a first message is the one that the phone has signed for this device. */
export function isSignedIdentity(world: World, device: LinkedDevice, sent: Uint8Array): boolean {
  const identity = proto.ADVSignedDeviceIdentity.decode(sent);
  const details = Buffer.from(identity.details ?? []);
  const accountKey = Buffer.from(identity.accountSignatureKey ?? []);
  const { signedIdentity } = device;
  if (!details.equals(signedIdentity.details) || !accountKey.equals(signedIdentity.accountKey)) return false;
  const byDevice = Buffer.concat([devicePrefix, details, device.identity, accountKey]);
  const isIssued = Buffer.from(identity.accountSignature ?? []).equals(signedIdentity.accountSignature);
  return isIssued && world.verify(device.identity, byDevice, identity.deviceSignature ?? Buffer.alloc(0));
}
