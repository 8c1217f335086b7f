import { proto } from '@whiskeysockets/baileys/WAProto/index.js';

/** What a decrypted message means to the one who reads it. */
export type Content =
  | {
      readonly kind: 'post';
      readonly text: string;
      readonly photo: proto.Message.IImageMessage | null;
      /** Of the photo, once it was fetched and verified. */
      readonly photoSha256: string | null;
      readonly disappearingSeconds: number;
      /** The message that it quotes. */
      readonly quotedId: string | null;
    }
  | { readonly kind: 'edit'; readonly targetId: string; readonly text: string }
  | { readonly kind: 'delete'; readonly targetId: string; readonly isByAdmin: boolean };

const { Type } = proto.Message.ProtocolMessage;

/** @returns null when the message carries nothing that a chat shows, for example only a sender key */
export function readContent(message: proto.IMessage): Content | null {
  const protocol = message.protocolMessage;
  if (protocol) return readProtocol(protocol);
  const inner = message.ephemeralMessage?.message;
  if (inner) return readContent(inner);
  const text = textOf(message);
  if (text === null) return null;
  const photo = message.imageMessage ?? null;
  const context = message.extendedTextMessage?.contextInfo ?? photo?.contextInfo;
  const disappearingSeconds = context?.expiration ?? 0;
  const quotedId = context?.quotedMessage ? (context.stanzaId ?? null) : null;
  return { kind: 'post', text, photo, photoSha256: null, disappearingSeconds, quotedId };
}

function readProtocol(protocol: proto.Message.IProtocolMessage): Content | null {
  const targetId = protocol.key?.id;
  if (!targetId) return null;
  // REVOKE is 0, which the codec may leave out.
  if (protocol.type === Type.REVOKE || protocol.type === null || protocol.type === undefined) {
    return { kind: 'delete', targetId, isByAdmin: protocol.key?.fromMe === false };
  }
  if (protocol.type !== Type.MESSAGE_EDIT) return null;
  const text = protocol.editedMessage ? textOf(protocol.editedMessage) : null;
  return text === null ? null : { kind: 'edit', targetId, text };
}

function textOf(message: proto.IMessage): string | null {
  if (message.conversation) return message.conversation;
  if (message.extendedTextMessage) return message.extendedTextMessage.text ?? '';
  if (message.imageMessage) return message.imageMessage.caption ?? '';
  return null;
}
