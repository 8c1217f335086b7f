import type { Account } from '../people/account.ts';
import type { PhoneAnswer } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { linkDevice } from './link-device.ts';
import { renewSecret } from './pairing.ts';

/**
 * The phone reads a QR: five fields after `#` (Baileys lib/Utils/companion-reg-client-utils.js:36). The first
 * scans of a pairing may be answered with a renewal of the secret; then the code on the screen has to change
 * before a scan can succeed.
 */
export async function scanQr(world: World, account: Account, text: string): Promise<PhoneAnswer> {
  const fields = text.slice(text.lastIndexOf('#') + 1).split(',');
  const [ref, noiseKey, identity, secret] = fields;
  if (fields.length !== 5 || !ref || !noiseKey || !identity || !secret) return 'could-not-link';
  const connection = [...world.connections].find((candidate) => candidate.pairing?.refs.has(ref));
  const pairing = connection?.pairing;
  if (!connection || !pairing) return 'could-not-link';
  const secretBytes = Buffer.from(secret, 'base64');
  if (!isOf(noiseKey, pairing.noiseKey) || !isOf(identity, pairing.identity) || secretBytes.length !== 32) {
    world.violations.record('a QR whose keys are not those of its connection');
    return 'could-not-link';
  }
  if (account.deadSecrets.has(secret)) return 'could-not-link';
  if (pairing.refreshesLeft > 0) {
    account.deadSecrets.add(secret);
    renewSecret(connection, pairing);
    return 'could-not-link';
  }
  return linkDevice(world, account, connection, pairing, secretBytes);
}

function isOf(base64: string, key: Buffer): boolean {
  return Buffer.from(base64, 'base64').equals(key);
}
