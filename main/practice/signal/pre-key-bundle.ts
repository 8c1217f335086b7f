import { bigEndian, bytes, child, childBytes, type Node, node, toBigEndian } from '../stanzas/nodes.ts';
import { withKeyType } from './key-pair.ts';
import type { VerifySignature } from './verify-signature.ts';

export interface PublicPreKey {
  readonly id: number;
  readonly publicKey: Buffer;
}

export interface SignedPreKey extends PublicPreKey {
  readonly signature: Buffer;
}

/** What a sender needs to begin a Signal session with a device. Keys are the bare 32 bytes. */
export interface PreKeyBundle {
  readonly registrationId: number;
  readonly identity: Buffer;
  readonly signedPreKey: SignedPreKey;
  /** Missing once all were used up. */
  readonly preKey: PublicPreKey | null;
}

/** The parts of a bundle as they stand in the answer to a key query and in a retry receipt. */
export function bundleNodes(bundle: PreKeyBundle): Node[] {
  return [
    node('registration', {}, toBigEndian(bundle.registrationId, 4)),
    node('type', {}, Buffer.of(5)),
    node('identity', {}, bundle.identity),
    ...(bundle.preKey ? [preKeyNode(bundle.preKey)] : []),
    node('skey', {}, [
      ...keyParts(bundle.signedPreKey),
      node('signature', {}, bundle.signedPreKey.signature),
    ]),
  ];
}

export function preKeyNode(key: PublicPreKey): Node {
  return node('key', {}, keyParts(key));
}

function keyParts(key: PublicPreKey): Node[] {
  return [node('id', {}, toBigEndian(key.id, 3)), node('value', {}, key.publicKey)];
}

/** @returns null when the id has not three bytes or the key not 32 */
export function readPreKey(from: Node | undefined): PublicPreKey | null {
  const id = childBytes(from, 'id');
  const publicKey = childBytes(from, 'value');
  return id.length === 3 && publicKey.length === 32 ? { id: bigEndian(id), publicKey } : null;
}

export function readSignedPreKey(from: Node | undefined): SignedPreKey | null {
  const key = readPreKey(from);
  const signature = bytes(child(from, 'signature'));
  return key && signature.length === 64 ? { ...key, signature } : null;
}

export function isSignedBy(identity: Buffer, key: SignedPreKey, verify: VerifySignature): boolean {
  return verify(identity, withKeyType(key.publicKey), key.signature);
}
