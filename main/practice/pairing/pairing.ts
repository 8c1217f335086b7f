import { randomBytes } from 'node:crypto';
import type { NoiseSession } from '../noise/noise-responder.ts';
import type { Account } from '../people/account.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { isSignedBy, type SignedPreKey } from '../signal/pre-key-bundle.ts';
import { node, serverJid } from '../stanzas/nodes.ts';

/** A client that wants to be linked, from its registration until the phone has accepted it. */
export interface Pairing {
  readonly identity: Buffer;
  readonly noiseKey: Buffer;
  readonly registrationId: number;
  readonly signedPreKey: SignedPreKey;
  /** What the QR codes begin with; each stands for this connection. */
  readonly refs: ReadonlySet<string>;
  /** How many times the secret will still be renewed before a phone may succeed. */
  refreshesLeft: number;
  code: PendingCode | null;
  /** Takes the device identity that the client has countersigned. */
  countersigned: ((identity: Uint8Array | null) => void) | null;
}

/** A pairing by phone number that waits for its eight letters. */
export interface PendingCode {
  readonly account: Account;
  readonly ref: Buffer;
  /** Salt (32), IV (16) and the companion's ephemeral key under the code. */
  readonly wrappedCompanionKey: Buffer;
  /** Takes the bundle of the client's last step. */
  finish: ((bundle: Buffer | null) => void) | null;
}

/** Answers a registration with the refs for its QR codes (Baileys lib/Socket/socket.js:681). */
export function startPairing(world: World, connection: Connection, session: NoiseSession): void {
  const data = session.payload.devicePairingData;
  const identity = Buffer.from(data?.eIdent ?? []);
  const signedPreKey = {
    id: readId(data?.eSkeyId),
    publicKey: Buffer.from(data?.eSkeyVal ?? []),
    signature: Buffer.from(data?.eSkeySig ?? []),
  };
  if (!isSignedBy(identity, signedPreKey, world.verify)) {
    world.violations.record('a registration whose signed pre-key has a wrong signature');
    connection.end(node('failure', { reason: 400, location: 'box' }));
    return;
  }
  const refs = Array.from(
    { length: world.qrCodesPerPairing },
    () => `2@${randomBytes(36).toString('base64')}`,
  );
  connection.pairing = {
    identity,
    noiseKey: session.clientKey,
    registrationId: readId(data?.eRegid),
    signedPreKey,
    refs: new Set(refs),
    refreshesLeft: world.refreshesPerPairing,
    code: null,
    countersigned: null,
  };
  const content = refs.map((ref) => node('ref', {}, Buffer.from(ref)));
  connection.sendIq({ type: 'set', xmlns: 'md' }, [node('pair-device', {}, content)]);
}

/**
 * Tells the client that every secret it has shown so far is worthless. WhatsApp does so since 2026-07-28, with one
 * of two children (github.com/WhiskeySockets/Baileys issue 2737, pull request 2765).
 */
export function renewSecret(connection: Connection, pairing: Pairing): void {
  pairing.refreshesLeft -= 1;
  const childTag = pairing.refreshesLeft % 2 === 0 ? 'companion_reg_refresh' : 'pair-device-rotate-qr';
  const attributes = { id: connection.nextId(), from: serverJid, type: 'companion_reg_refresh' };
  connection.send(node('notification', attributes, [node(childTag)]), 'pairing');
}

/**
 * Whether the client has acknowledged every renewal of its secret by the time it is linked. In a pairing by code
 * that may come later, because the client takes notifications one after another.
 */
export function hasAcknowledgedRenewals(connection: Connection, pairing: Pairing): boolean {
  return pairing.code !== null || !connection.isBehindOn(serverJid);
}

function readId(data: Uint8Array | null | undefined): number {
  return data?.length ? Buffer.from(data).readUIntBE(0, data.length) : 0;
}
