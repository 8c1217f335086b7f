import type { proto, WASocket } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { PostOutcome, ReadyMessage, WhatsApp } from '../whatsapp.ts';
import type { Engine } from './engine.ts';
import type { GroupNames } from './group-names.ts';
import type { Baileys } from './load-baileys.ts';
import type { Timeouts } from './needs.ts';
import type { Outgoing } from './outgoing.ts';
import { addressContent, makeDeletion, makeEdit, makeMessageId, preparePromo } from './promos.ts';
import { readUser } from './read-user.ts';
import { withDeadline } from './with-deadline.ts';

export type Posting = Pick<WhatsApp, 'preparePromo' | 'addressPromo' | 'post' | 'edit' | 'delete'>;

export interface PostingNeeds {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly timeouts: Timeouts;
  readonly names: GroupNames;
  readonly outgoing: Outgoing;
  readonly readEngine: () => Engine | undefined;
  /** The connection that is open now. */
  readonly readLine: () => WASocket | undefined;
  /** Makes the connection anew. */
  readonly renewLine: () => void;
}

/** Makes messages, changes them, and hands them over one by one. */
export function createPosting(needs: PostingNeeds): Posting {
  const { clock, chance, timeouts, names, outgoing } = needs;

  /** @throws AppError `not-connected` */
  function needEngine(): Engine {
    const engine = needs.readEngine();
    if (engine === undefined) throw new AppError('not-connected');
    return engine;
  }

  /** @throws AppError `not-connected` */
  function needLine(): WASocket {
    const line = needs.readLine();
    if (line === undefined) throw new AppError('not-connected');
    return line;
  }

  /** @throws AppError `group-unknown`, `not-connected` */
  function findAddress(destination: Destination): string {
    if (destination.kind === 'group') return names.find(destination.id).address;
    return `${readUser(needLine().user?.id)}@s.whatsapp.net`;
  }

  async function change(
    kind: 'edit' | 'delete',
    original: ReadyMessage,
    make: (baileys: Baileys, key: proto.IMessageKey) => proto.IMessage,
  ): Promise<PostOutcome> {
    return answerFailures(async () => {
      const { baileys, answers } = needEngine();
      const address = findAddress(original.destination);
      const message = make(baileys, { remoteJid: address, fromMe: true, id: original.id });
      const id = makeMessageId(chance);
      answers.remember(id, original.destination, message);
      return outgoing.send({ kind, id, address, message });
    });
  }

  /** Baileys keeps an answer that failed for ever (7.0.0-rc14, lib/Socket/messages-send.js:38-70). */
  async function findMediaServers(sock: WASocket): Promise<void> {
    const tooLong = () => new AppError('photo-upload-failed');
    try {
      await withDeadline(clock, timeouts.queryMs, () => sock.refreshMediaConn(false), tooLong);
    } catch (cause) {
      if (needs.readLine() === sock) needs.renewLine();
      throw new AppError('photo-upload-failed', { cause });
    }
  }

  return {
    async preparePromo(promo) {
      const sock = needLine();
      if (promo.photo !== null) await findMediaServers(sock);
      return preparePromo(needEngine().baileys, sock, promo, timeouts.uploadMs);
    },
    addressPromo(promo, destination) {
      const disappearingSeconds =
        destination.kind === 'group' ? names.find(destination.id).disappearingSeconds : 0;
      const secret = chance.bytes(32);
      const bytes = addressContent(needEngine().baileys, promo, { secret, disappearingSeconds });
      return { id: makeMessageId(chance), destination, bytes };
    },
    post: ({ id, destination, bytes }) =>
      answerFailures(async () => {
        const message = needEngine().baileys.proto.Message.decode(bytes);
        return outgoing.send({ kind: 'post', id, address: findAddress(destination), message });
      }),
    edit: (original, newText) =>
      change('edit', original, (baileys, key) =>
        makeEdit(baileys, original.bytes, key, { newText, now: clock.now() }),
      ),
    delete: (original) => change('delete', original, makeDeletion),
  };
}

/** A post answers what became of it; only a bug makes it throw. */
async function answerFailures(send: () => Promise<PostOutcome>): Promise<PostOutcome> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof AppError) return { kind: 'not-sent', reason: error.code };
    throw error;
  }
}
