import type { proto } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { ReadyMessage, WhatsApp } from '../whatsapp.ts';
import type { GroupNames } from './group-names.ts';
import type { Baileys } from './load-baileys.ts';
import { addressContent, makeDeletion, makeEdit, makeMessageId } from './promos.ts';
import { makeReply, replaceText } from './replies.ts';

export type Addressing = Pick<
  WhatsApp,
  'addressPromo' | 'addressAgain' | 'addressEdit' | 'addressDeletion' | 'addressReply'
>;

export interface AddressingNeeds {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly names: GroupNames;
  /** @throws AppError `not-connected` */
  readonly needBaileys: () => Baileys;
  /** @throws AppError `group-unknown`, `not-connected` */
  readonly findAddress: (destination: Destination) => string;
  /** The account as the members of this group know it; `undefined` before the first connection. */
  readonly readOwnAddress: (groupAddress: string) => string | undefined;
}

/** Makes messages that are ready to be written down: promos, and what changes or answers them. */
export function createAddressing(needs: AddressingNeeds): Addressing {
  const { clock, chance, names, needBaileys, findAddress } = needs;

  /** A message with an id, a secret and the group's timer of its own. */
  function address(content: Uint8Array, destination: Destination): ReadyMessage {
    const disappearingSeconds =
      destination.kind === 'group' ? names.find(destination.id).disappearingSeconds : 0;
    const secret = chance.bytes(32);
    const bytes = addressContent(needBaileys(), content, { secret, disappearingSeconds });
    return { id: makeMessageId(chance), destination, bytes };
  }

  /** A message that changes another one. */
  function addressChange(
    { id, destination }: ReadyMessage,
    make: (baileys: Baileys, key: proto.IMessageKey) => proto.IMessage,
  ): ReadyMessage {
    const baileys = needBaileys();
    const key = { remoteJid: findAddress(destination), fromMe: true, id };
    const bytes = baileys.proto.Message.encode(make(baileys, key)).finish();
    return { id: makeMessageId(chance), destination, bytes };
  }

  return {
    addressPromo: (promo, destination, text) =>
      address(text === undefined ? promo : replaceText(needBaileys(), promo, text), destination),
    addressAgain: ({ id, bytes, destination }, newText) => ({
      ...address(replaceText(needBaileys(), bytes, newText), destination),
      id,
    }),
    addressEdit: (original, newText) =>
      addressChange(original, (baileys, key) =>
        makeEdit(baileys, original.bytes, key, { newText, now: clock.now() }),
      ),
    addressDeletion: (original) => addressChange(original, makeDeletion),
    addressReply({ id, destination, bytes }, text) {
      const author = needs.readOwnAddress(findAddress(destination));
      if (author === undefined) throw new AppError('not-connected');
      return address(makeReply(needBaileys(), text, { id, author, bytes }), destination);
    },
  };
}
