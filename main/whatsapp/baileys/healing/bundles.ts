import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { Baileys } from '../load-baileys.ts';
import { askTwice, type Patience } from './ask-twice.ts';

export interface Bundles {
  /** Devices that WhatsApp gave keys of. */
  readonly addresses: ReadonlySet<string>;
  readonly isUnanswered: boolean;
  /**
   * Begins a session with each. To be called in the transaction of the message that needs them.
   * @returns those whose keys are of no use
   */
  inject(sock: WASocket): Promise<readonly string[]>;
}

export interface BundleNeeds extends Patience {
  readonly baileys: Baileys;
  /** Whether a device was refused a session because its keys are forged. */
  readonly isUnreachable: (address: string) => boolean;
}

/**
 * Asks for the keys of devices that there is no session with. Unlike Baileys it also asks for people without a LID,
 * by phone number (7.0.0-rc14, lib/Socket/messages-send.js:312-315 leaves them out), and one device whose keys are
 * of no use spoils nothing for the others (lib/Utils/signal.js:100-136).
 */
export async function fetchBundles(
  sock: WASocket,
  devices: readonly string[],
  needs: BundleNeeds,
): Promise<Bundles> {
  const byWireAddress = await findWireAddresses(sock, devices);
  const question = [...byWireAddress.keys()].map((jid) => ({ tag: 'user', attrs: { jid } }));
  const answer = await askTwice(needs, () =>
    sock.query({
      tag: 'iq',
      attrs: { xmlns: 'encrypt', type: 'get', to: '@s.whatsapp.net' },
      content: [{ tag: 'key', attrs: {}, content: question }],
    }),
  );
  const users = readUsers(needs.baileys, answer).filter(({ attrs }) => byWireAddress.has(attrs.jid ?? ''));
  const find = (wire: string | undefined) => byWireAddress.get(wire ?? '') ?? '';

  return {
    addresses: new Set(users.map(({ attrs }) => find(attrs.jid))),
    isUnanswered: answer === undefined,
    async inject(on) {
      const useless: string[] = [];
      for (const user of users) {
        const wire = user.attrs.jid ?? '';
        const isOfUse = await injectOne(needs.baileys, on, user);
        if (!isOfUse || needs.isUnreachable(wire)) useless.push(find(wire));
      }
      return useless;
    },
  };
}

/** A session lies under the LID, whichever way the group addresses the person (7.0.0-rc14, lib/Signal/libsignal.js:327-344). */
async function findWireAddresses(
  sock: WASocket,
  devices: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const byNumber = devices.filter((device) => device.endsWith('@s.whatsapp.net'));
  const pairs =
    byNumber.length === 0 ? null : await sock.signalRepository.lidMapping.getLIDsForPNs([...byNumber]);
  const lids = new Map((pairs ?? []).map(({ pn, lid }) => [pn, lid]));
  return new Map(devices.map((device) => [lids.get(device) ?? device, device]));
}

function readUsers(baileys: Baileys, answer: unknown): readonly BinaryNode[] {
  const list = baileys.getBinaryNodeChild(answer as BinaryNode | undefined, 'list');
  return baileys.getBinaryNodeChildren(list, 'user');
}

async function injectOne(baileys: Baileys, sock: WASocket, user: BinaryNode): Promise<boolean> {
  const alone = { tag: 'iq', attrs: {}, content: [{ tag: 'list', attrs: {}, content: [user] }] };
  try {
    await baileys.parseAndInjectE2ESessions(alone, sock.signalRepository);
    return true;
  } catch {
    return false;
  }
}
