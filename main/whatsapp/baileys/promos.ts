import type { proto, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { Chance } from '../../system/chance.ts';
import type { MessageId, PreparedPromo, PromoDraft } from '../whatsapp.ts';
import type { PostKind } from './decide-outcome.ts';
import type { Baileys } from './load-baileys.ts';

/** Baileys' own ids begin so, and other programs know by it what sent them (7.0.0-rc14, lib/Utils/generics.js). */
const idPrefix = '3EB0';

export function makeMessageId(chance: Chance): MessageId {
  return (idPrefix + Buffer.from(chance.bytes(9)).toString('hex').toUpperCase()) as MessageId;
}

/**
 * Makes the content once for all destinations, and uploads the photo once.
 * @throws AppError `photo-upload-failed`
 */
export async function preparePromo(
  baileys: Baileys,
  sock: WASocket,
  { text, photo }: PromoDraft,
  uploadMs: number,
): Promise<PreparedPromo> {
  const options = { upload: sock.waUploadToServer, mediaUploadTimeoutMs: uploadMs };
  // `linkPreview: null`: a preview would be fetched from this computer, once for each group.
  if (photo === null)
    return encode(baileys, await baileys.generateWAMessageContent({ text, linkPreview: null }, options));
  const image = {
    image: Buffer.from(photo.jpeg),
    mimetype: 'image/jpeg',
    caption: text,
    // Given with the size, Baileys needs no image library and leaves no readable copy among the temporary files.
    jpegThumbnail: Buffer.from(photo.thumbnailJpeg).toString('base64'),
    width: photo.width,
    height: photo.height,
  };
  try {
    return encode(baileys, await baileys.generateWAMessageContent(image, options));
  } catch (cause) {
    throw new AppError('photo-upload-failed', { cause });
  }
}

/** A copy of the content with a secret of its own, and the group's timer. */
export function addressContent(
  { proto }: Baileys,
  prepared: Uint8Array,
  { secret, disappearingSeconds }: { readonly secret: Uint8Array; readonly disappearingSeconds: number },
): Uint8Array {
  const message = proto.Message.decode(prepared);
  message.messageContextInfo = { ...message.messageContextInfo, messageSecret: secret };
  const content = message.imageMessage ?? message.extendedTextMessage;
  if (content && disappearingSeconds > 0) {
    content.contextInfo = { ...content.contextInfo, expiration: disappearingSeconds };
  }
  return proto.Message.encode(message).finish();
}

/** The message that replaces the text of another (the caption, if that has a photo). */
export function makeEdit(
  { proto }: Baileys,
  original: Uint8Array,
  key: proto.IMessageKey,
  { newText, now }: { readonly newText: string; readonly now: number },
): proto.IMessage {
  const hasPhoto = proto.Message.decode(original).imageMessage != null;
  return {
    protocolMessage: {
      key,
      type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
      editedMessage: hasPhoto
        ? { imageMessage: { caption: newText } }
        : { extendedTextMessage: { text: newText } },
      timestampMs: now,
    },
  };
}

/** The message that deletes another for everyone. */
export function makeDeletion({ proto }: Baileys, key: proto.IMessageKey): proto.IMessage {
  return { protocolMessage: { key, type: proto.Message.ProtocolMessage.Type.REVOKE } };
}

/** What a ready message does: it is a promo, or it changes one. */
export function readKind({ protocolMessage }: proto.IMessage): PostKind {
  if (protocolMessage == null) return 'post';
  return protocolMessage.editedMessage == null ? 'delete' : 'edit';
}

/** Edits and deletions carry these numbers on their stanza (Baileys 7.0.0-rc14, lib/Socket/messages-send.js:1100-1112). */
export const editMarks: Readonly<Record<PostKind, Record<string, string>>> = {
  post: {},
  edit: { edit: '1' },
  delete: { edit: '7' },
};

function encode({ proto }: Baileys, content: proto.IMessage): PreparedPromo {
  return proto.Message.encode(content).finish() as PreparedPromo;
}
