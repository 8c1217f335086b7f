import { createCipheriv, createDecipheriv, hkdfSync, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Account } from '../people/account.ts';
import type { PhoneAnswer } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { agree, generateKeyPair } from '../signal/key-pair.ts';
import { node, serverJid } from '../stanzas/nodes.ts';
import { linkDevice } from './link-device.ts';
import { renewSecret } from './pairing.ts';

/** Baileys lib/Utils/crypto.js:105: `2 << 16` rounds. */
const rounds = 131_072;

/**
 * The phone's half of pairing by phone number (Baileys lib/Socket/messages-recv.js:880-936). A wrong code shows
 * itself only at the end, when the companion's bundle does not open.
 */
export async function enterCode(world: World, account: Account, typed: string): Promise<PhoneAnswer> {
  const connection = [...world.connections]
    .reverse()
    .find((candidate) => candidate.pairing?.code?.account === account);
  const pairing = connection?.pairing;
  const pending = pairing?.code;
  if (!connection || !pairing || !pending) return 'could-not-link';
  if (pairing.refreshesLeft > 0) renewSecret(connection, pairing);

  const code = typed.replace(/[^a-z0-9]/gi, '').toUpperCase();
  const wrapped = pending.wrappedCompanionKey;
  const companionKey = await unwrap(code, wrapped);
  const ephemeral = generateKeyPair();
  const identity = account.phone.keys.identity;
  const finished = new Promise<Buffer | null>((resolve) => {
    pending.finish = resolve;
  });
  const attributes = {
    id: connection.nextId(),
    from: serverJid,
    type: 'link_code_companion_reg',
    t: Math.floor(world.clock.now() / 1000),
  };
  const hello = node('link_code_companion_reg', { stage: 'primary_hello' }, [
    node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, await wrap(code, ephemeral.publicKey)),
    node('primary_identity_pub', {}, identity.publicKey),
    node('link_code_pairing_ref', {}, pending.ref),
  ]);
  connection.send(node('notification', attributes, [hello]), 'pairing');

  const bundle = await finished;
  if (!bundle) return 'could-not-link';
  const shared = agree(ephemeral.privateKey, companionKey);
  const opened = openBundle(bundle, shared);
  if (!opened?.subarray(0, 64).equals(Buffer.concat([pairing.identity, identity.publicKey]))) {
    return 'could-not-link';
  }
  const material = Buffer.concat([shared, agree(identity.privateKey, pairing.identity), opened.subarray(64)]);
  const secret = Buffer.from(hkdfSync('sha256', material, Buffer.alloc(0), 'adv_secret', 32));
  return linkDevice(world, account, connection, pairing, secret);
}

/** Salt (12 more bytes of IV) and the sealed identities; null when the code was wrong. */
function openBundle(bundle: Buffer, shared: Buffer): Buffer | null {
  const info = 'link_code_pairing_key_bundle_encryption_key';
  const key = Buffer.from(hkdfSync('sha256', shared, bundle.subarray(0, 32), info, 32));
  const cipher = createDecipheriv('aes-256-gcm', key, bundle.subarray(32, 44));
  cipher.setAuthTag(bundle.subarray(bundle.length - 16));
  try {
    return Buffer.concat([cipher.update(bundle.subarray(44, bundle.length - 16)), cipher.final()]);
  } catch {
    return null;
  }
}

async function unwrap(code: string, wrapped: Buffer): Promise<Buffer> {
  const key = await keyOf(code, wrapped.subarray(0, 32));
  return createDecipheriv('aes-256-ctr', key, wrapped.subarray(32, 48)).update(wrapped.subarray(48, 80));
}

async function wrap(code: string, publicKey: Buffer): Promise<Buffer> {
  const salt = randomBytes(32);
  const iv = randomBytes(16);
  const sealed = createCipheriv('aes-256-ctr', await keyOf(code, salt), iv).update(publicKey);
  return Buffer.concat([salt, iv, sealed]);
}

function keyOf(code: string, salt: Buffer): Promise<Buffer> {
  return promisify(pbkdf2)(code, salt, rounds, 32, 'sha256');
}
