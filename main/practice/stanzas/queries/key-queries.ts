import type { LinkedDevice } from '../../people/linked-device.ts';
import type { World } from '../../server/world.ts';
import { generateKeyPair, sign, withKeyType } from '../../signal/key-pair.ts';
import {
  bundleNodes,
  isSignedBy,
  type PreKeyBundle,
  readPreKey,
  readSignedPreKey,
} from '../../signal/pre-key-bundle.ts';
import { child, childBytes, children, type Node, node, serverJid } from '../nodes.ts';
import { type Answer, type QueryContext, type QueryTable, result } from './query.ts';

/** The key server (Baileys lib/Socket/socket.js:143-410, lib/Socket/messages-send.js:318-346). */
export const keyQueries: QueryTable = {
  'get encrypt count': {
    name: 'prekey-count',
    answer: ({ device }) => result(node('count', { value: device.preKeyCount })),
  },
  'get encrypt digest': { name: 'prekey-digest', answer: () => result(node('digest')) },
  'set encrypt registration': { name: 'prekey-upload', answer: takeUpload },
  'set encrypt rotate': { name: 'prekey-rotate', answer: takeRotation },
  'get encrypt key': { name: 'prekeys', answer: giveBundles },
};

function takeUpload({ world, device, stanza }: QueryContext): Answer {
  if (!childBytes(stanza, 'identity').equals(device.identity)) {
    return { kind: 'violation', what: 'pre-keys uploaded for another identity' };
  }
  const signed = readSignedPreKey(child(stanza, 'skey'));
  if (!signed || !isSignedBy(device.identity, signed, world.verify)) {
    return { kind: 'violation', what: 'an uploaded signed pre-key has a wrong signature' };
  }
  for (const part of children(child(stanza, 'list'))) {
    const key = readPreKey(part);
    if (!key) return { kind: 'violation', what: 'a malformed pre-key was uploaded' };
    if (!device.addPreKey(key)) {
      return { kind: 'violation', what: `pre-key ${key.id} was uploaded a second time` };
    }
  }
  device.signedPreKey = signed;
  return result();
}

function takeRotation({ world, device, asked }: QueryContext): Answer {
  const signed = readSignedPreKey(child(asked, 'skey'));
  if (!signed || !isSignedBy(device.identity, signed, world.verify)) {
    return { kind: 'violation', what: 'a rotated signed pre-key has a wrong signature' };
  }
  device.signedPreKey = signed;
  return result();
}

function giveBundles({ world, asked }: QueryContext): Answer {
  const users = children(asked, 'user');
  if (users.length === 0) return { kind: 'violation', what: 'a query for the keys of nobody' };
  const list = users.flatMap((user) => giveBundle(world, user.attrs.jid));
  return result(node('list', {}, list));
}

function giveBundle(world: World, jid: string | undefined): Node | Node[] {
  const device = world.directory.findDevice(jid);
  const fault = device?.person.faults.bundles ?? 'given';
  if (device?.kind === 'simulated' && fault !== 'given') device.excuse = 'withheld-bundle';
  if (fault === 'left-out') return [];
  if (fault === 'without-keys') return node('user', { jid });
  const isFailing = device !== null && world.switches.failingPrekeys.delete(device.person);
  if (!device || isFailing || fault === 'error') {
    if (device?.kind === 'simulated') device.excuse = 'withheld-bundle';
    return node('user', { jid }, [node('error', { code: 404, text: 'item-not-found' })]);
  }
  if (device.kind === 'linked') {
    const bundle = device.nextBundle();
    warnWhenLow(device);
    return node('user', { jid }, bundleNodes(bundle));
  }
  const { switches } = world;
  if (switches.forgery === 'one-bundle' && !world.accounts.has(device.person.lid)) {
    switches.forgedDevice ??= device;
  }
  const bundle = device.keys.nextBundle();
  if (switches.forgedDevice !== device) return node('user', { jid }, bundleNodes(bundle));
  device.excuse = 'forged-bundle';
  return node('user', { jid }, bundleNodes(forge(bundle)));
}

/** Slips in a signed pre-key of a stranger, as a dishonest server would. */
function forge(bundle: PreKeyBundle): PreKeyBundle {
  const stranger = generateKeyPair();
  const signature = sign(generateKeyPair().privateKey, withKeyType(stranger.publicKey));
  return { ...bundle, signedPreKey: { ...bundle.signedPreKey, publicKey: stranger.publicKey, signature } };
}

const fewPreKeys = 5;

/** Clients upload more when they are told that few are left (Baileys lib/Socket/messages-recv.js:539). */
function warnWhenLow(device: LinkedDevice): void {
  if (device.preKeyCount >= fewPreKeys || !device.connection) return;
  const attributes = { id: device.connection.nextId(), from: serverJid, type: 'encrypt' };
  const count = node('count', { value: device.preKeyCount });
  device.connection.send(node('notification', attributes, [count]), 'keys');
}
