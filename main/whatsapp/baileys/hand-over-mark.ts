import type { BinaryNode } from '@whiskeysockets/baileys';

/** Tells whether Baileys got so far that the message may have left this computer. */
export interface HandOverMark {
  /** To be given to `relayMessage` as `additionalNodes`; adds nothing to the message. */
  readonly nodes: BinaryNode[];
  wasHandedOver(): boolean;
}

/**
 * `relayMessage` fails alike before and after it has written the message (the keys are committed afterwards), and
 * only one of the two may be repeated. It spreads its additional nodes into the finished stanza right before it
 * writes it (Baileys 7.0.0-rc14, lib/Socket/messages-send.js, `stanza.content.push(...additionalNodes)`), so nodes
 * that notice being spread mark that moment.
 */
export function createHandOverMark(): HandOverMark {
  let wasHandedOver = false;
  const nodes: BinaryNode[] = [{ tag: 'never-sent', attrs: {} }];
  const nothing: BinaryNode[] = [];
  nodes[Symbol.iterator] = () => {
    wasHandedOver = true;
    return nothing.values();
  };

  return { nodes, wasHandedOver: () => wasHandedOver };
}
