import type { WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { HealingKind } from '../../../shared/healing.ts';
import type { ConnectionRepair, GroupRepair } from '../../../shared/repair.ts';
import type { Clock } from '../../system/clock.ts';
import type { WhatsApp } from '../whatsapp.ts';
import { readQueryCode } from './explain-link-end.ts';
import type { GroupBook } from './group-book.ts';
import { renewGroupKey, shareGroupKeyAgain } from './group-key.ts';
import type { GroupNames } from './group-names.ts';
import type { Line } from './line.ts';
import type { Link } from './link.ts';
import { withDeadline } from './with-deadline.ts';

export interface RepairsNeeds {
  readonly clock: Clock;
  readonly queryMs: number;
  readonly names: Pick<GroupNames, 'find'>;
  readonly line: Pick<Line, 'read' | 'need'>;
  readonly link: Pick<Link, 'connect' | 'renew'>;
  readonly book: Pick<GroupBook, 'refresh'>;
  /** Which devices anybody has is asked for anew. */
  readonly forgetDevices: () => void;
  readonly onHealing: (kind: HealingKind, groupId: GroupId | null) => void;
}

/** The repairs by hand. Each takes away what we believe, never a session, a pre-key or the login. */
export function createRepairs(needs: RepairsNeeds): Pick<WhatsApp, 'repairGroup' | 'repairConnection'> {
  const { clock, queryMs, line, link, onHealing } = needs;

  const groupRepairs: Readonly<Record<GroupRepair, (address: string, id: GroupId) => Promise<void>>> = {
    async 'refresh-group'(address, id) {
      needs.forgetDevices();
      await needs.book.refresh(address);
      onHealing('group-refreshed', id);
    },
    async 'share-key-again'(address, id) {
      await shareGroupKeyAgain(line.need(), address);
      onHealing('key-shared-again', id);
    },
    async 'new-key'(address, id) {
      await renewGroupKey(line.need(), address);
      onHealing('key-renewed', id);
    },
  };

  const connectionRepairs: Readonly<Record<ConnectionRepair, () => Promise<void>>> = {
    async reconnect() {
      if (line.read() === undefined) await link.connect();
      else link.renew();
      onHealing('connection-renewed', null);
    },
    async 'renew-prekeys'() {
      await layOutPreKeys(line.need());
      onHealing('prekeys-renewed', null);
    },
  };

  async function layOutPreKeys(sock: WASocket): Promise<void> {
    const tooLong = () => new AppError('server-silent');
    try {
      await withDeadline(clock, queryMs, () => sock.uploadPreKeys(), tooLong);
      await withDeadline(clock, queryMs, () => sock.digestKeyBundle(), tooLong);
    } catch (error) {
      const code = readQueryCode(error);
      if (code === 408 || code === 428) throw new AppError('not-connected', { cause: error });
      throw error;
    }
  }

  return {
    async repairGroup(id, repair) {
      const { address } = needs.names.find(id);
      line.need();
      await groupRepairs[repair](address, id);
    },
    repairConnection: (repair) => connectionRepairs[repair](),
  };
}
