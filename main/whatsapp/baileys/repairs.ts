import type { WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../shared/failure.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { HealingKind } from '../../../shared/healing.ts';
import type { ConnectionRepair, GroupRepair } from '../../../shared/repair.ts';
import type { Clock } from '../../system/clock.ts';
import type { WhatsApp } from '../whatsapp.ts';
import { readQueryCode } from './explain-link-end.ts';
import { renewGroupKey, shareGroupKeyAgain } from './group-key.ts';
import type { GroupNames } from './group-names.ts';
import { withDeadline } from './with-deadline.ts';

export interface RepairsNeeds {
  readonly clock: Clock;
  readonly queryMs: number;
  readonly names: Pick<GroupNames, 'find'>;
  /** The connection that is open now. */
  readonly readLine: () => WASocket | undefined;
  /** Makes the connection anew, or makes one when there is none. */
  readonly renewLine: () => Promise<void>;
  /** Asks anew who is in the group, and forgets which devices anybody has. */
  readonly refreshGroup: (address: string) => Promise<void>;
  readonly onHealing: (kind: HealingKind, groupId: GroupId | null) => void;
}

/** The repairs by hand. Each takes away what we believe, never a session, a pre-key or the login. */
export function createRepairs(needs: RepairsNeeds): Pick<WhatsApp, 'repairGroup' | 'repairConnection'> {
  const { clock, queryMs, onHealing } = needs;

  function needLine(): WASocket {
    const line = needs.readLine();
    if (line === undefined) throw new AppError('not-connected');
    return line;
  }

  const groupRepairs: Readonly<Record<GroupRepair, (address: string, id: GroupId) => Promise<void>>> = {
    async 'refresh-group'(address, id) {
      await needs.refreshGroup(address);
      onHealing('group-refreshed', id);
    },
    async 'share-key-again'(address, id) {
      await shareGroupKeyAgain(needLine(), address);
      onHealing('key-shared-again', id);
    },
    async 'new-key'(address, id) {
      await renewGroupKey(needLine(), address);
      onHealing('key-renewed', id);
    },
  };

  const connectionRepairs: Readonly<Record<ConnectionRepair, () => Promise<void>>> = {
    async reconnect() {
      await needs.renewLine();
      onHealing('connection-renewed', null);
    },
    async 'renew-prekeys'() {
      await layOutPreKeys(needLine());
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
      needLine();
      await groupRepairs[repair](address, id);
    },
    repairConnection: (repair) => connectionRepairs[repair](),
  };
}
