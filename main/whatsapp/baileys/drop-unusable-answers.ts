import type { BinaryNode } from '@whiskeysockets/baileys';
import { isAllowedHost, type Trust } from './allowed-hosts.ts';

/**
 * Takes out of an answer of the server, in place and before Baileys reads it, what would make Baileys fail whole:
 * - users without keys in the answer to a request for pre-keys: one `<error>` among 1,024 would stop the message to
 *   all (Baileys 7.0.0-rc14, lib/Utils/signal.js:108-111). Without a session that one device is skipped.
 * - media servers that are not on the closed list of hosts.
 */
export function dropUnusableAnswers(frame: unknown, trust: Trust | undefined): void {
  if (!isNode(frame) || frame.tag !== 'iq' || frame.attrs.type !== 'result') return;
  const [answer] = childrenOf(frame);
  if (answer?.tag === 'list') keepChildren(answer, isUserWithKeys);
  if (answer?.tag === 'media_conn') {
    keepChildren(answer, ({ tag, attrs }) => tag !== 'host' || isAllowedHost(attrs.hostname ?? '', trust));
  }
}

/** Lists of other answers (blocked contacts, for example) hold no users. */
function isUserWithKeys(node: BinaryNode): boolean {
  if (node.tag !== 'user') return true;
  const tags = new Set(childrenOf(node).map((child) => child.tag));
  return !tags.has('error') && tags.has('identity') && tags.has('skey');
}

function keepChildren(node: BinaryNode, isKept: (child: BinaryNode) => boolean): void {
  node.content = childrenOf(node).filter(isKept);
}

function childrenOf(node: BinaryNode): BinaryNode[] {
  return Array.isArray(node.content) ? node.content : [];
}

function isNode(frame: unknown): frame is BinaryNode {
  return typeof frame === 'object' && frame !== null && 'tag' in frame && 'attrs' in frame;
}
