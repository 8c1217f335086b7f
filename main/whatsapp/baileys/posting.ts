import type { GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import type { Destination } from '../../../shared/broadcasts.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { PostOutcome, WhatsApp } from '../whatsapp.ts';
import { type Addressing, createAddressing } from './addressing.ts';
import type { Engine } from './engine.ts';
import type { GroupNames } from './group-names.ts';
import type { Line } from './line.ts';
import type { Timeouts } from './needs.ts';
import type { Outgoing } from './outgoing.ts';
import { pickOwnAddress } from './own-addresses.ts';
import { preparePromo, readKind } from './promos.ts';
import { readUser } from './read-user.ts';
import { withDeadline } from './with-deadline.ts';

export type Posting = Addressing & Pick<WhatsApp, 'preparePromo' | 'post'>;

export interface PostingNeeds {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly timeouts: Timeouts;
  readonly names: GroupNames;
  readonly outgoing: Outgoing;
  readonly readEngine: () => Engine | undefined;
  readonly line: Pick<Line, 'read' | 'need' | 'readOwn'>;
  /** The group, as far as it is known. */
  readonly readGroup: (address: string) => GroupMetadata | undefined;
  /** Makes the connection anew. */
  readonly renewLine: () => void;
}

/** Makes messages, changes them, and hands them over one by one. */
export function createPosting(needs: PostingNeeds): Posting {
  const { clock, timeouts, names, outgoing, line } = needs;

  /** @throws AppError `not-connected` */
  function needEngine(): Engine {
    const engine = needs.readEngine();
    if (engine === undefined) throw new AppError('not-connected');
    return engine;
  }

  /** @throws AppError `group-unknown`, `not-connected` */
  function findAddress(destination: Destination): string {
    if (destination.kind === 'group') return names.find(destination.id).address;
    return `${readUser(line.need().user?.id)}@s.whatsapp.net`;
  }

  function readOwnAddress(groupAddress: string): string | undefined {
    const own = line.readOwn();
    return own && pickOwnAddress(own, needs.readGroup(groupAddress));
  }

  /** Baileys keeps an answer that failed for ever (7.0.0-rc14, lib/Socket/messages-send.js:38-70). */
  async function findMediaServers(sock: WASocket): Promise<void> {
    const tooLong = () => new AppError('photo-upload-failed');
    try {
      await withDeadline(clock, timeouts.queryMs, () => sock.refreshMediaConn(false), tooLong);
    } catch (cause) {
      if (line.read() === sock) needs.renewLine();
      throw new AppError('photo-upload-failed', { cause });
    }
  }

  return {
    async preparePromo(promo) {
      const sock = line.need();
      if (promo.photo !== null) await findMediaServers(sock);
      return preparePromo(needEngine().baileys, sock, promo, timeouts.uploadMs);
    },
    ...createAddressing({ ...needs, needBaileys: () => needEngine().baileys, findAddress, readOwnAddress }),
    post: ({ id, destination, bytes }) =>
      answerFailures(async () => {
        const message = needEngine().baileys.proto.Message.decode(bytes);
        return outgoing.send({ kind: readKind(message), id, address: findAddress(destination), message });
      }),
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
